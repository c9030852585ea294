import { expect, test } from 'vitest';
import { halvesOf } from './middle-cut.tsx';

test('a long address is cut before its domain, or before the last letters of a long one', () => {
  expect(halvesOf('maria.antonia.fernandez.lopez@example.com')).toEqual([
    'maria.antonia.fernandez.lopez',
    '@example.com',
  ]);
  expect(halvesOf('ada@a-very-long-name-of-a-domain.example.com')).toEqual([
    'ada@a-very-long-name-of-a-domain',
    '.example.com',
  ]);
});

test('letters stay whole, however many code units they take', () => {
  expect(halvesOf('ada@a-very-long-name-of-a-domain.👩🏽‍🚒.example.org')?.[1]).toBe('.example.org');
  expect(halvesOf('ada@a-very-long-name-of-a-domain.👩🏽‍🚒example.org')?.[1]).toBe('👩🏽‍🚒example.org');
});

test('what is short, and what is no address, is not cut in two', () => {
  expect(halvesOf('ada@example.com')).toBeUndefined();
  expect(halvesOf('The Emergency Response Group for Emergencies')).toBeUndefined();
});
