import { pluralIn } from '../../../../shared/language/plural.ts';
import { translated } from '../../../../shared/language/translated.ts';
import { formatNumber } from '../../../../shared/lib/format.ts';

const plural = pluralIn('en');

/** What the page of a target group says about telephone numbers and languages. */
export const words = translated('features/target-groups/reach', {
  failed: 'Phone numbers and languages could not be counted.',
  phone: 'With a phone number',
  language: 'With a preferred language',
  of: (count: number | null, members: number) =>
    count === null
      ? 'not known'
      : `${formatNumber(count)} of ${plural(members, { one: '# active member', other: '# active members' })}`,
  none: 'No active members',
  masked: 'This company hides its people, so who has a phone number or a preferred language is not known.',
});
