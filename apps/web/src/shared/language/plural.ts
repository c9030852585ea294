import { formatNumber } from '../lib/format.ts';
import type { Plural } from './translation.ts';

/** How a language chooses between the forms for a count. */
export function pluralIn(language: string): Plural {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace('#', formatNumber(count));
}
