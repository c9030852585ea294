import { pluralIn } from '../../../../shared/language/plural.ts';
import { translated } from '../../../../shared/language/translated.ts';
import { formatNumber as n } from '../../../../shared/lib/format.ts';

const plural = pluralIn('en');

/** The line above the companies that says what needs a person today. */
export const words = translated('features/companies/attention', {
  title: 'Needs attention',
  over: (count: number) => `${n(count)} over licence`,
  renewing: (count: number) => `${plural(count, { one: '# renews', other: '# renew' })} within 30 days`,
  waiting: (count: number, more: boolean) =>
    more
      ? `More than ${plural(count, { one: '# job', other: '# jobs' })} stopped or waiting`
      : `${plural(count, { one: '# job', other: '# jobs' })} stopped or waiting`,
  denied: (count: number) => plural(count, { one: '# denies access', other: '# deny access' }),
  nothing: 'Nothing needs attention today.',
  unread: { licences: 'Licences', jobs: 'Jobs', denied: 'Access' },
  failed: (what: string) => `Could not be read: ${what}.`,
  deniedFilter: 'Denies access',
});
