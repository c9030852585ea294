import { pluralIn } from '../../language/plural.ts';
import { translated } from '../../language/translated.ts';
import { formatNumber as n } from '../../lib/format.ts';

const plural = pluralIn('en');

/** What widgets say that are part of no list and no form. */
export const words = translated('shared/ui', {
  language: 'Language',
  combobox: {
    clear: (label: string) => `Clear ${label.toLowerCase()}`,
    remove: (name: string) => `Remove ${name}`,
    loading: 'Loading',
    failed: 'The choices could not be loaded.',
    none: (text: string) => `Nothing matches “${text}”.`,
    capped: (shown: number, total: number) =>
      `${n(shown)} of ${n(total)} shown. Type more to narrow it down.`,
    count: (count: number) => plural(count, { one: '# choice', other: '# choices' }),
  },
});
