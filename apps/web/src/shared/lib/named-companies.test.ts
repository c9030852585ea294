import { expect, test } from 'vitest';
import { readCompanies } from './named-companies.ts';

const directory = [
  ['a1', 'Acme Corp'],
  ['m1', 'Meridian Health'],
  ['m2', 'Meridian Health'],
  ['i1', 'İzmir Lojistik'],
] as const;

test('companies are named by any case of their name or by their id, and each is there once', () => {
  expect(readCompanies('ACME corp\r\n\n  a1 \nizmir lojistik\nm2', directory)).toEqual({
    ids: ['a1', 'i1', 'm2'],
    unknown: [],
    ambiguous: [],
  });
});

test('a line that names no company or several is never taken for one', () => {
  expect(readCompanies('Acme\nMeridian Health', directory)).toEqual({
    ids: [],
    unknown: ['Acme'],
    ambiguous: ['Meridian Health'],
  });
});
