import { expect, test } from 'vitest';
import { peopleOf } from './file-records.ts';

const directory = [
  ['acme', 'Acme Corp'],
  ['meri1', 'Meridian Health'],
  ['meri2', 'Meridian Health'],
] as const;
const columns = (['email', 'fullName', 'phoneNumber'] as const).map((field) => ({ name: field, field }));
const row = (line: number, company: string, ...values: string[]) => ({ line, company, values, unread: [] });

test('each row goes to the company that it names, by id or by exact name', () => {
  const { records, missing, invalid } = peopleOf(
    [
      row(2, 'acme corp', 'ada@example.com', 'Ada Byron', '+442079460018'),
      row(3, 'meri2', 'bo@example.com', 'Bo Ek', ''),
      row(4, 'Acme', 'cy@example.com', 'Cy Dunn', ''),
      row(5, '', 'di@example.com', 'Di Egan', ''),
    ],
    columns,
    directory,
    {},
  );
  expect(records).toMatchObject([
    { companyId: 'acme', line: 2, email: 'ada@example.com', firstName: 'Ada', lastName: 'Byron' },
    { companyId: 'meri2', line: 3, phoneNumber: '' },
  ]);
  expect(missing).toEqual([
    { name: 'Acme', lines: 1 },
    { name: '', lines: 1 },
  ]);
  expect(invalid).toEqual([]);
});

test('a name that several companies have waits until one is meant', () => {
  const rows = [row(2, 'Meridian Health', 'ada@example.com', 'Ada Byron', '')];
  const open = peopleOf(rows, columns, directory, {});
  expect(open.records).toEqual([]);
  expect(open.ambiguous.map(({ name, candidates }) => [name, candidates.map(([id]) => id)])).toEqual([
    ['Meridian Health', ['meri1', 'meri2']],
  ]);
  const [record] = peopleOf(rows, columns, directory, { 'Meridian Health': 'meri2' }).records;
  expect(record?.companyId).toBe('meri2');
});

test('a row that no target user can be made from is named by its field', () => {
  const { invalid } = peopleOf(
    [
      row(2, 'acme', 'nobody', 'Ada Byron', ''),
      row(3, 'acme', 'ada@example.com', 'Madonna', ''),
      { ...row(4, 'acme', 'bo@example.com', 'Bo Ek', '12'), unread: ['phoneNumber'] },
    ],
    columns,
    directory,
    {},
  );
  expect(invalid.map(({ line, field }) => [line, field])).toEqual([
    [2, 'email'],
    [3, 'lastName'],
    [4, 'phoneNumber'],
  ]);
});
