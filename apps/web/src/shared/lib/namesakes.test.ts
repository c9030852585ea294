import { expect, test } from 'vitest';
import { namesakes, toldApart } from './namesakes.ts';

const apartOf = (...names: string[]) => [
  ...namesakes(names.map((name, index) => ({ id: String(index), name }))).keys(),
];

test.each([
  ['Acme Corp', 'Acme Corp'],
  ['Acme Corp', 'ACME  Corp'],
  ['Acme Corp', ' acme\u00a0corp\t'],
  ['Acme Corp', 'Ａｃｍｅ Corp'],
  ['Acme Corp', 'Ac\u200bme\u00ad Corp'],
  ['Café Zoë', 'CAFE\u0301 ZOË'],
  ['İstanbul Işık', 'ISTANBUL IŞIK'],
  ['Straße', 'STRASSE'],
  ['株式会社あおぞら', '株式会社あおぞら'],
])('%j and %j look the same to people', (one, other) => {
  expect(apartOf(one, 'Brightwater', other)).toEqual(['0', '2']);
});

test('names of their own stay as they are, however close', () => {
  expect(
    apartOf('Acme Corp', 'Acme Corp 2', 'Acme Corporation', 'Acme-Corp', 'AcmeCorp', 'Café', 'Cafe', ''),
  ).toEqual([]);
});

interface Person {
  id: string;
  name: string;
  email?: string;
  status: string;
}

const told = (people: readonly Person[]) =>
  Object.fromEntries(
    namesakes(
      people,
      ({ email }) => email,
      ({ status }) => status,
    ),
  );

test('each is told by the facts that it takes, and no more', () => {
  expect(
    told([
      { id: '1', name: 'Jane Doe', email: 'a@example.com', status: 'active' },
      { id: '2', name: 'Jane Doe', email: 'A@example.com', status: 'deleted' },
      { id: '3', name: 'jane doe', email: 'b@example.com', status: 'active' },
      { id: '4', name: 'John Doe', email: 'c@example.com', status: 'active' },
    ]),
  ).toEqual({ 1: 'a@example.com, active', 2: 'a@example.com, deleted', 3: 'b@example.com' });
});

test('a fact that all of them share is left out', () => {
  const email = 'a@example.com';
  expect(
    told([
      { id: '1', name: 'Jane', email, status: 'active' },
      { id: '2', name: 'Jane', email, status: 'deleted' },
    ]),
  ).toEqual({ 1: 'active', 2: 'deleted' });
});

test('where no fact is left, the id tells them apart', () => {
  const jane = { name: 'Jane', email: 'a@example.com', status: 'deleted' };
  expect(
    told([
      { id: '1', ...jane },
      { id: '2', ...jane },
      { id: '3', ...jane, status: 'active' },
    ]),
  ).toEqual({
    1: 'deleted, 1',
    2: 'deleted, 2',
    3: 'active',
  });
});

test('one whose fact is not known gets another instead of none', () => {
  expect(
    told([
      { id: '1', name: 'Jane', email: 'a@example.com', status: 'active' },
      { id: '2', name: 'Jane', status: 'active' },
    ]),
  ).toEqual({ 1: 'a@example.com', 2: '2' });
});

test('no two of a thousand are told alike', () => {
  const people = Array.from({ length: 1000 }, (_, index) => ({
    id: `id${index}`,
    name: index % 2 === 0 ? 'Jane' : 'JANE ',
    email: `${index % 7}@example.com`,
    status: String(index % 3),
  }));
  expect(new Set(Object.values(told(people))).size).toBe(1000);
});

test('in plain text it follows the name', () => {
  expect(toldApart({ name: 'Acme', apart: 'xC5k' })).toBe('Acme (xC5k)');
  expect(toldApart({ name: 'Acme' })).toBe('Acme');
});
