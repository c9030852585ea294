import { expect, test } from 'vitest';
import { personValue } from './session.ts';

test('a person’s id as issuer and subject goes into a header as it is', () => {
  expect(personValue('https://id.example.com/realms/staff|f:1:ada@example.com')).toBe(
    'https://id.example.com/realms/staff|f:1:ada@example.com',
  );
});

test('a header can hold the id of every person, and each person has a value of their own', () => {
  const ids = [
    'local:Zoë Öz',
    'local:Zo%C3%AB',
    'local:Zoë',
    'local:李',
    'a\r\nb: c',
    'a b',
    'a%20b',
    '\ud800',
  ];
  const values = ids.map(personValue);
  for (const value of values) expect(new Headers({ 'x-person': value }).get('x-person')).toBe(value);
  expect(new Set(values).size).toBe(ids.length);
});
