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
    oneOnly: 'Only one can be chosen here. Paste one name.',
    listFound: (count: number) => `${n(count)} of the list found and chosen`,
    listUnknown: (count: number) =>
      plural(count, { one: '# entry was not found:', other: '# entries were not found:' }),
    listBarred: (count: number) =>
      plural(count, { one: '# entry cannot be chosen:', other: '# entries cannot be chosen:' }),
    listAmbiguous: (count: number) =>
      plural(count, {
        one: '# name belongs to several. Choose the right one in the field:',
        other: '# names belong to several. Choose the right ones in the field:',
      }),
    count: (count: number) => plural(count, { one: '# choice', other: '# choices' }),
  },
});
