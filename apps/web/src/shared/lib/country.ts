import { locale } from '../language/language.ts';

/** A country's name in the person's language from its ISO 3166-1 code; any other text is returned unchanged. */
export function formatCountry(code: string | null): string | undefined {
  if (code === null) return undefined;
  try {
    return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
