import { type Language, languages } from '@reseller-console/contract';
import { attempt } from '../lib/attempt.ts';
import { catalogueOf } from './catalogue.ts';

const name = 'console.language';

const spoken = (tag: string): Language | undefined =>
  languages.find((language) => language === tag.split('-', 1)[0]);

/** The first language tag that the console has words for, as its language. */
export const languageOf = (tags: readonly string[]): Language => tags.map(spoken).find(Boolean) ?? 'en';

/**
 * How dates and numbers are written: as the browser asks for that language, or as is usual in it. Some systems report names
 * that `Intl` refuses, such as `en-US@posix`.
 */
export const localeOf = (language: Language, tags: readonly string[]): string =>
  tags.find((tag) => spoken(tag) === language && attempt(() => Intl.getCanonicalLocales(tag))) ?? language;

const remembered = () => attempt(() => localStorage.getItem(name)) ?? '';

/** Keeps the language of this browser's next start; true when that is news. Where storage is blocked nothing ever is. */
export function remember(language: Language): boolean {
  if (remembered() === language) return false;
  attempt(() => localStorage.setItem(name, language));
  return remembered() === language;
}

const wanted = languageOf([remembered(), ...navigator.languages]);

const translations = import.meta.glob<Readonly<Record<string, unknown>>>('./all/*.ts', { import: 'files' });

/**
 * The words of a language other than English: one file that only its speakers load. Every file with words waits for it here, so a
 * translation imports nothing that runs. If it does not arrive, English words are better than none.
 */
export const catalogue = await translations[`./all/${wanted}.ts`]?.().then(catalogueOf, () => undefined);

/** The language on screen. */
export const language: Language = catalogue ? wanted : 'en';

/** The locale of everything that is written by `Intl`. */
export const locale = localeOf(language, navigator.languages);
