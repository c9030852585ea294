/// <reference types="node" />
import { globSync, readFileSync } from 'node:fs';
import { languages } from '@reseller-console/contract';
import { expect, test } from 'vitest';
import { formatNumber } from '../lib/format.ts';
import { catalogueOf } from './catalogue.ts';
import { pluralIn } from './plural.ts';

type Branch = Record<string, unknown>;
type Say = (...given: readonly unknown[]) => unknown;
const isSay = (leaf: unknown): leaf is Say => typeof leaf === 'function';
const isBranch = (leaf: unknown): leaf is Branch => typeof leaf === 'object' && leaf !== null;

type Files = Readonly<Record<string, unknown>>;

const english = import.meta.glob<Branch>('./**/words/en.ts', { base: '../..', eager: true, import: 'words' });
const translations = import.meta.glob<Files>('./all/*.ts', { eager: true, import: 'files' });
const src = new URL('../../', import.meta.url);
const folderOf = (path: string) => path.slice('./'.length, path.lastIndexOf('/words/'));

/** Every word of a catalogue by the folder that says it and its path there. */
function leavesOf(branch: Branch, path: string): [string, unknown][] {
  return Object.entries(branch).flatMap(([key, leaf]) =>
    isBranch(leaf) ? leavesOf(leaf, `${path}.${key}`) : [[`${path}.${key}`, leaf] as [string, unknown]],
  );
}

/** What a language says, by folder. */
function wordsIn(language: string, files: Files): Map<string, Branch> {
  const speech = { n: formatNumber, plural: pluralIn(language) };
  return new Map(
    [...catalogueOf(files)].flatMap(([folder, say]) => {
      const said = say(speech);
      return isBranch(said) ? [[folder, said] as const] : [];
    }),
  );
}

const numbers = [1001, 1002, 1003, 1004, 1005];
const names = ['Ayla', 'Berk', 'Cem', 'Deniz', 'Ece'];
const given = [...numbers.map(formatNumber), ...numbers.map(String), ...names];

/** What two words for the same thing say of the same numbers, or names where they take those. */
function bothSay(one: unknown, other: unknown): [string, string] {
  const say = (leaf: unknown, values: readonly unknown[]) => String(isSay(leaf) ? leaf(...values) : leaf);
  try {
    return [say(one, numbers), say(other, numbers)];
  } catch {
    return [say(one, names), say(other, names)];
  }
}

const leaves = Object.entries(english).flatMap(([path, branch]) => leavesOf(branch, folderOf(path)));
const arity = (leaf: unknown): number | undefined => (isSay(leaf) ? leaf.length : undefined);
const sentence = /\p{L}+ \p{L}+ \p{L}+/u;
const englishWord = /(?<![\p{L}’])(the|of|is|are|was|and|or|not|to|this|in|for)(?!\p{L})/iu;

/** What is wrong with a translation: a line for each word that is missing, not needed, empty, or still English. */
function faultsOf(said: ReadonlyMap<string, Branch>): string[] {
  const theirs = new Map([...said].flatMap(([folder, branch]) => leavesOf(branch, folder)));
  const ours = new Map(leaves);
  const faults = [...theirs.keys()].filter((path) => !ours.has(path)).map((path) => `not needed: ${path}`);
  for (const [path, one] of ours) {
    if (!theirs.has(path)) {
      faults.push(`missing: ${path}`);
      continue;
    }
    const other = theirs.get(path);
    const [inEnglish, translated] = bothSay(one, other);
    if (typeof one !== typeof other || arity(one) !== arity(other)) faults.push(`another shape: ${path}`);
    if (inEnglish.trim() === '' || translated.trim() === '') faults.push(`empty: ${path}`);
    if (inEnglish === translated && sentence.test(inEnglish)) faults.push(`not translated: ${path}`);
    if (englishWord.test(translated)) faults.push(`English left over: ${path}`);
    if (given.some((value) => inEnglish.includes(value) && !translated.includes(value)))
      faults.push(`a number or name is lost: ${path}`);
  }
  return faults;
}

for (const language of languages.filter((one) => one !== 'en')) {
  test(`every word is said in ${language}, with its numbers and names, and no English is left over`, () => {
    expect(faultsOf(wordsIn(language, translations[`./all/${language}.ts`] ?? {}))).toEqual([]);
  });
}

/** A word in a language that writes an ŋ before all words but numbers and names, and has no word that English has. */
function inThird(leaf: unknown): unknown {
  if (isSay(leaf)) {
    const say = (...values: readonly unknown[]) => inThird(leaf(...values));
    return Object.defineProperty(say, 'length', { value: leaf.length });
  }
  if (isBranch(leaf))
    return Object.fromEntries(Object.entries(leaf).map(([key, one]) => [key, inThird(one)]));
  return String(leaf).replaceAll(/\p{L}+/gu, (word) => (given.includes(word) ? word : `ŋ${word}`));
}

test('a third language is a file in each folder', () => {
  const third = Object.fromEntries(
    Object.entries(english).map(([path, branch]) => [path.replace('en.ts', 'xx.ts'), () => inThird(branch)]),
  );
  expect(faultsOf(wordsIn('xx', third))).toEqual([]);

  const { './features/sessions/words/xx.ts': left, ...rest } = third;
  expect(left).toBeDefined();
  const faults = faultsOf(wordsIn('xx', rest));
  expect(faults).toContain('missing: features/sessions.title');
  expect(faults.every((fault) => fault.startsWith('missing: features/sessions.'))).toBe(true);
});

test('words are looked up under the name of their folder', () => {
  for (const path of Object.keys(english)) {
    expect(readFileSync(new URL(path, src), 'utf8')).toContain(`translated('${folderOf(path)}', {`);
  }
});

/** The words that a file says, by their paths; where it takes a whole branch, the path of that. */
function saidIn(file: string, source: string): string[] {
  const pathOf = new Map<string, string>();
  for (const [, imported = '', from = ''] of source.matchAll(
    /import \{ (?:type \w+, )?(.*) \} from '(.*\/)words\/en\.ts'/g,
  )) {
    const [, alias = 'words'] = imported.split(' as ');
    pathOf.set(alias, new URL(from, new URL(file, src)).href.slice(src.href.length, -1));
  }
  const body = source.replaceAll(/const (\w+) = (\w+)((?:\.\w+)*);$/gm, (whole, alias, name, path) => {
    const branch = pathOf.get(name);
    if (branch === undefined) return whole;
    pathOf.set(alias, branch + path);
    return '';
  });
  return [...body.matchAll(/\b(\w+)((?:\.\w+)+)|\.{3}(\w+)|const \{ (\w+) \} = (\w+);/g)].flatMap(
    ([, name, path = '', whole = '', taken, from = '']) => {
      const branch = pathOf.get(name ?? (whole || from));
      if (branch === undefined) return [];
      // A list is said as a whole.
      return [taken === undefined ? branch + path.replace(/\.map$/, '') : `${branch}.${taken}`];
    },
  );
}

test('every word is said somewhere', () => {
  const sources = globSync('**/*.{ts,tsx}', { cwd: src, exclude: ['**/words/**', '**/*.test.ts'] });
  const said = new Set(sources.flatMap((file) => saidIn(file, readFileSync(new URL(file, src), 'utf8'))));
  const branchesOf = (path: string) => [...path.matchAll(/\.|$/g)].map(({ index }) => path.slice(0, index));
  const partlySaid = new Set([...said].flatMap(branchesOf));
  const isSaid = (path: string) =>
    partlySaid.has(path) || branchesOf(path).some((branch) => said.has(branch));
  expect(leaves.map(([path]) => path).filter((path) => !isSaid(path))).toEqual([]);
});

test('every problem says what to do next, besides those that come with the seconds to wait', () => {
  const all = Object.values(translations).map((files) => wordsIn('en', files).get('shared'));
  for (const shared of [english['./shared/words/en.ts'], ...all]) {
    const problems = isBranch(shared?.['problems']) ? shared['problems'] : {};
    const bare = Object.entries(problems).filter(([, text]) => !/[.:] \S/.test(String(text)));
    expect(bare.map(([code]) => code)).toEqual(['rate_limited', 'upstream_rate_limited']);
  }
});
