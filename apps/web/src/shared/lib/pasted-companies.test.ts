import { describe, expect, test } from 'vitest';
import { matchPasted } from './pasted-companies.ts';
import type { Entry } from './rank.ts';

const directory: readonly Entry[] = [
  ['acme11112222', 'Acme Corp'],
  ['smit11112222', 'Smith, Jones & Co'],
  ['ista11112222', 'İstanbul Işık A.Ş.'],
  ['twinAAAA1111', 'Meridian Health'],
  ['twinBBBB1111', 'Meridian Health'],
  ['mull11112222', 'Müller Bau'],
  ['muel11112222', 'Muller Bau'],
  ['aozo11112222', '株式会社あおぞら'],
];
const match = (list: string) => {
  const { matched, ambiguous, unknown, repeated } = matchPasted(directory, list);
  return {
    matched: matched.map(([id]) => id),
    ambiguous: ambiguous.map(({ text, candidates }) => [text, candidates.map(([id]) => id)]),
    unknown,
    repeated,
  };
};
const nothing = { matched: [], ambiguous: [], unknown: [], repeated: 0 };

test('names and ids, one a line or between commas, semicolons and tabs', () => {
  expect(match('Acme Corp\naozo11112222, 株式会社あおぞら;mull11112222\tMüller Bau').matched).toEqual([
    'acme11112222',
    'aozo11112222',
    'mull11112222',
  ]);
});

test('an empty list, and one of blanks and empty lines, names no company', () => {
  expect(match('')).toEqual(nothing);
  expect(match(' \n\t\r\n , ;; \n')).toEqual(nothing);
});

describe('a name that contains a comma', () => {
  test.each([
    ['alone', 'Smith, Jones & Co', ['smit11112222']],
    [
      'among others on one line',
      'Acme Corp, Smith, Jones & Co, aozo11112222',
      ['acme11112222', 'smit11112222', 'aozo11112222'],
    ],
    ['in the quotes of a spreadsheet', '"Smith, Jones & Co",smit11112222', ['smit11112222']],
  ])('%s', (_, list, ids) => {
    expect(match(list)).toMatchObject({ matched: ids, unknown: [] });
  });
});

describe('letters', () => {
  test.each(['istanbul ışık a.ş.', 'ISTANBUL ISIK A.S.', 'İSTANBUL IŞIK A.Ş.', 'ıstanbul isik a.s.'])(
    '%s',
    (text) => {
      expect(match(text).matched).toEqual(['ista11112222']);
    },
  );

  test('as they are written win over letters that only sound so', () => {
    expect(match('Müller Bau').matched).toEqual(['mull11112222']);
    expect(match('Muller Bau').matched).toEqual(['muel11112222']);
    expect(match('MULLER BAU').ambiguous).toEqual([['MULLER BAU', ['mull11112222', 'muel11112222']]]);
  });

  test('taken apart by the system that they come from are the same letters', () => {
    expect(match('Müller Bau'.normalize('NFD')).matched).toEqual(['mull11112222']);
  });
});

test('blanks of every kind and a byte order mark do not matter', () => {
  expect(match('\uFEFF  Acme\u00A0\u2003Corp \u200B\r\n\r\n\tMeridian   Health').matched).toEqual([
    'acme11112222',
  ]);
});

test('two companies of one name are for the person to choose from, unless the id says which', () => {
  expect(match('Meridian Health')).toEqual({
    ...nothing,
    ambiguous: [['Meridian Health', ['twinAAAA1111', 'twinBBBB1111']]],
  });
  expect(match('twinBBBB1111').matched).toEqual(['twinBBBB1111']);
});

test('what is named again is counted, not doubled', () => {
  expect(
    match('Acme Corp\nacme corp\nacme11112222\nNobody\n nobody\nMeridian Health\nmeridian health'),
  ).toEqual({
    matched: ['acme11112222'],
    ambiguous: [['Meridian Health', ['twinAAAA1111', 'twinBBBB1111']]],
    unknown: ['Nobody'],
    repeated: 4,
  });
});

test('an id in other capitals is not that id', () => {
  expect(match('ACME11112222').unknown).toEqual(['ACME11112222']);
});

test('5,000 lines are matched at once', () => {
  const many = Array.from({ length: 5000 }, (_, at): Entry => [`id${at}`, `Company ${at}`]);
  const list = many.map(([, name]) => name).join(', ');
  expect(matchPasted(many, list).matched).toHaveLength(5000);
});
