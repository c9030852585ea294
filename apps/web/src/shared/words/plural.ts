import { formatNumber } from '../lib/format.ts';

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Chooses the form that a language wants for a count, and puts the count in place of `#`. */
export const pluralIn = (language: string) => {
  const rules = new Intl.PluralRules(language);
  return (count: number, forms: Forms): string =>
    (forms[rules.select(count)] ?? forms.other).replace('#', formatNumber(count));
};
