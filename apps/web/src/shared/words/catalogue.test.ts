/// <reference types="node" />
import { globSync, readFileSync } from 'node:fs';
import {
  CompanyGroupInput,
  customFieldProblem,
  customFieldTypes,
  TargetGroupInput,
  TargetUserInput,
} from '@reseller-console/contract';
import { expect, test } from 'vitest';
import { formatNumber } from '../lib/format.ts';
import { activityWords } from './en/activity.ts';
import { companyWords } from './en/company.ts';
import { companyGroups } from './en/company-groups.ts';
import { exportWords } from './en/export.ts';
import { pageEndWords } from './en/page-end.ts';
import { paletteWords } from './en/palette.ts';
import { people } from './en/people.ts';
import { personWords } from './en/person.ts';
import { sessionWords } from './en/sessions.ts';
import { shortcutWords } from './en/shortcuts.ts';
import { signInWords } from './en/sign-in.ts';
import { targetGroupWords } from './en/target-groups.ts';
import { targetUserWords } from './en/target-users.ts';
import { words } from './en/words.ts';
import { writeWords } from './en/write.ts';
import { translate } from './tr/catalogue.ts';

const english = {
  words,
  people,
  activityWords,
  companyWords,
  companyGroups,
  exportWords,
  pageEndWords,
  paletteWords,
  personWords,
  sessionWords,
  shortcutWords,
  signInWords,
  targetGroupWords,
  targetUserWords,
  writeWords,
};
const turkish = translate(formatNumber);
const cwd = new URL('../../', import.meta.url);

/** Names that are the same in both languages, and sentences that only put others together. */
const same = new Set([
  'words.product',
  'words.title',
  'words.table.chip',
  'exportWords.choice',
  'exportWords.formats.csv',
  'exportWords.formats.xlsx',
  'paletteWords.both',
  'paletteWords.enter',
  'personWords.languages.en',
  'personWords.languages.tr',
  'targetGroupWords.kinds.scim',
  'targetGroupWords.kinds.google',
  'targetGroupWords.kinds.ldap',
  'targetUserWords.sources.scim',
  'targetUserWords.sources.ldap',
  'companyGroups.pick.view',
  'writeWords.complaint',
]);

const numbers = [1001, 1002, 1003, 1004, 1005];
const names = ['Ayla', 'Berk', 'Cem', 'Deniz', 'Ece'];

type Say = (...given: readonly unknown[]) => unknown;
const isSay = (leaf: unknown): leaf is Say => typeof leaf === 'function';
const isBranch = (leaf: unknown): leaf is Record<string, unknown> =>
  typeof leaf === 'object' && leaf !== null;

/** Every word of a catalogue by its path. */
function leavesOf(branch: Record<string, unknown>, path: readonly string[] = []): [string, unknown][] {
  return Object.entries(branch).flatMap(([key, leaf]) =>
    isBranch(leaf) ? leavesOf(leaf, [...path, key]) : [[[...path, key].join('.'), leaf] as [string, unknown]],
  );
}

/** What two words for the same thing say of the same numbers, or names where they take those. */
function bothSay(one: unknown, other: unknown): [string, string] {
  const say = (leaf: unknown, given: readonly unknown[]) => String(isSay(leaf) ? leaf(...given) : leaf);
  try {
    return [say(one, numbers), say(other, numbers)];
  } catch {
    return [say(one, names), say(other, names)];
  }
}

const inTurkish = new Map(leavesOf(turkish));
const pairs = leavesOf(english).map(([path, one]) => {
  const other = inTurkish.get(path);
  const [inEnglish, said] = bothSay(one, other);
  return { path, one, other, english: inEnglish, turkish: said };
});
type Pair = (typeof pairs)[number];

const pathsWhere = (isWrong: (pair: Pair) => boolean): string[] =>
  pairs.filter(isWrong).map(({ path }) => path);

const arity = (leaf: unknown): number | undefined => (isSay(leaf) ? leaf.length : undefined);
const englishWord = /(?<![\p{L}’])(the|of|is|are|was|and|or|not|to|this|in|for)(?!\p{L})/iu;

test('both catalogues have the same words, and none is empty', () => {
  expect([...inTurkish.keys()].toSorted()).toEqual(pairs.map(({ path }) => path).toSorted());
  expect(pathsWhere((pair) => typeof pair.one !== typeof pair.other)).toEqual([]);
  expect(pathsWhere((pair) => arity(pair.one) !== arity(pair.other))).toEqual([]);
  expect(pathsWhere((pair) => pair.english.trim() === '' || pair.turkish.trim() === '')).toEqual([]);
});

/** The words that a file says, by their paths; where it takes a whole branch, the path of that. */
function saidIn(source: string): string[] {
  const pathOf = new Map<string, string>();
  for (const [, imported = ''] of source.matchAll(
    /import \{ (?:type \w+, )?(.*) \} from '.*\/words\/[\w-]+\.ts'/g,
  )) {
    const [name = '', alias = name] = imported.split(' as ');
    pathOf.set(alias, name);
  }
  const body = source.replaceAll(/const (\w+) = (\w+)((?:\.\w+)*);$/gm, (whole, alias, name, path) => {
    const branch = pathOf.get(name);
    if (branch === undefined) return whole;
    pathOf.set(alias, branch + path);
    return '';
  });
  return [...body.matchAll(/\b(\w+)((?:\.\w+)+)|\.{3}(\w+)/g)].flatMap(([, name, path = '', whole = '']) => {
    const branch = pathOf.get(name ?? whole);
    // A list is said as a whole.
    return branch === undefined ? [] : [branch + path.replace(/\.map$/, '')];
  });
}

test('every word is said somewhere', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd, exclude: ['shared/words/**', '**/*.test.ts'] });
  const said = new Set(files.flatMap((file) => saidIn(readFileSync(new URL(file, cwd), 'utf8'))));
  const within = (path: string, branch: string) => `${path}.`.startsWith(`${branch}.`);
  const isSaid = (path: string) => [...said].some((one) => within(path, one) || within(one, path));
  expect(pathsWhere(({ path }) => !isSaid(path))).toEqual([]);
});

test('no English is left over in Turkish', () => {
  expect(pathsWhere((pair) => pair.english === pair.turkish).toSorted()).toEqual([...same].toSorted());
  expect(pathsWhere((pair) => englishWord.test(pair.turkish))).toEqual([]);
});

test('Turkish says every number and name that English says', () => {
  const given = [...numbers.map(formatNumber), ...numbers.map(String), ...names];
  expect(
    pathsWhere((pair) => given.some((one) => pair.english.includes(one) && !pair.turkish.includes(one))),
  ).toEqual([]);
});

test('every problem says what to do next, besides those that come with the seconds to wait', () => {
  for (const { words: spoken } of [english, turkish]) {
    const bare = Object.entries(spoken.problems).filter(([, text]) => !/[.:] \S/.test(text));
    expect(bare.map(([code]) => code)).toEqual(['rate_limited', 'upstream_rate_limited']);
  }
});

test('what the contract says of a field is said in Turkish', () => {
  const long = 'x'.repeat(400);
  const wrong = [
    undefined,
    ...['', 'nobody', long].map((text) => ({
      name: text,
      email: text,
      firstName: text,
      lastName: text,
      department: text,
      phoneNumber: text,
      targetGroupIds: [`${text}!`],
      companyIds: [`${text}!`],
      managerEmail: text,
      preferredLanguageId: `${text}!`,
    })),
    { companyIds: Array.from({ length: 20_000 }, () => 'a') },
  ];
  const complaints = [TargetUserInput, TargetGroupInput, CompanyGroupInput].flatMap((schema) =>
    wrong.flatMap((input) => schema.safeParse(input).error?.issues.map(({ message }) => message) ?? []),
  );
  for (const type of customFieldTypes) {
    for (const value of ['', long]) {
      const problem = customFieldProblem({ type, required: true }, value);
      if (problem !== undefined) complaints.push(problem);
    }
  }
  expect(complaints).toContain('Required');
  for (const complaint of new Set(complaints)) {
    expect(turkish.writeWords.complaint(complaint)).not.toBe(complaint);
  }
});
