import { describe, expect, it } from 'vitest';
import { readImportRow, splitFullName } from './import-row.ts';
import { ImportHead } from './imports.ts';

const head = {
  mode: 'change',
  deleted: 'leave',
  compare: false,
  targetGroupIds: [],
  fileName: 'people.xlsx',
  headers: [{ name: 'E-posta', field: 'email' }],
};
const column = (field: string) => ({ name: field, field });
const reading = (fields: readonly string[], values: readonly (string | null)[]) =>
  readImportRow(ImportHead.parse({ ...head, headers: fields.map(column) }).headers, values, [
    { id: 'cf1', name: 'Start', type: 'Date', required: false },
  ]);

describe('reading a row of an import', () => {
  it('leaves blank cells out, of whatever they consist', () => {
    const { cells, errors } = reading(
      ['email', 'department', 'phoneNumber', 'customFields.cf1'],
      ['Ada Byron <ada@example.com>;', '   ', null, ''],
    );
    expect(cells).toEqual({ email: 'ada@example.com' });
    expect(errors).toEqual([]);
  });

  it('names every value that does not do by its field, and keeps the others', () => {
    const { cells, errors } = reading(
      ['email', 'phoneNumber', 'priority', 'customFields.cf1', 'customFields.gone', 'lastName'],
      ['ada@example.com', '0532 000 00 00', 'Highest', '31.12.2026', 'x', 'Byron'],
    );
    expect(cells).toEqual({ email: 'ada@example.com', lastName: 'Byron' });
    expect(errors.map(({ field, code }) => [field, code])).toEqual([
      ['phoneNumber', 'not_a_phone_number'],
      ['priority', 'invalid'],
      ['customFields.cf1', 'not_a_date'],
      ['customFields.gone', 'unknown_custom_field'],
    ]);
  });

  it('does not look at enormous cells', () => {
    const { cells, errors } = reading(['email', 'department'], ['ada@example.com', 'x '.repeat(500_000)]);
    expect(cells).toEqual({ email: 'ada@example.com' });
    expect(errors).toMatchObject([{ field: 'department', code: 'too_long', params: { max: 256 } }]);
  });

  it('asks for an address once', () => {
    expect(reading(['email', 'department'], [null, 'IT']).errors).toMatchObject([
      { field: 'email', code: 'required' },
    ]);
    expect(reading(['email'], ['nobody']).errors).toMatchObject([{ field: 'email', code: 'not_an_email' }]);
  });

  it('splits full names into a first and a last one', () => {
    expect(splitFullName('Ayşe  Nur Yılmaz')).toEqual({ firstName: 'Ayşe Nur', lastName: 'Yılmaz' });
    expect(splitFullName('Byron, Ada Augusta')).toEqual({ firstName: 'Ada Augusta', lastName: 'Byron' });
    expect(splitFullName('Madonna')).toEqual({ firstName: 'Madonna', lastName: '' });
    expect(
      reading(['email', 'fullName', 'managerFullName'], ['a@example.com', 'Ada Byron', 'Cher']).cells,
    ).toEqual({
      email: 'a@example.com',
      firstName: 'Ada',
      lastName: 'Byron',
      managerFirstName: 'Cher',
    });
  });
});

describe('the head of an import', () => {
  it.each([
    [[column('firstName')], 'no_email_column'],
    [[column('email'), column('email')], 'column_twice'],
    [[column('email'), column('fullName'), column('lastName')], 'column_twice'],
  ])('refuses columns that do not go together', (headers, code) => {
    const { error } = ImportHead.safeParse({ ...head, headers });
    expect(error?.issues).toMatchObject([{ params: { code } }]);
  });

  it('takes no field that it does not know', () => {
    for (const field of ['status', 'customFields.', 'customFields.a/b', 'targetGroupIds']) {
      expect(ImportHead.safeParse({ ...head, headers: [column('email'), column(field)] }).success).toBe(
        false,
      );
    }
  });
});
