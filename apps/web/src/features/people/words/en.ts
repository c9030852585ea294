import { pluralIn } from '../../../shared/language/plural.ts';
import { translated } from '../../../shared/language/translated.ts';
import { formatNumber as n } from '../../../shared/lib/format.ts';

const plural = pluralIn('en');
const companies = (count: number) => plural(count, { one: '# company', other: '# companies' });

export const words = translated('features/people', {
  title: 'Find people',
  lead: 'By e-mail address, in every company at once.',
  addresses: 'E-mail addresses',
  hint: (max: number) =>
    `One or more, up to ${n(max)}. Paste a list, or separate them with commas or line breaks.`,
  tooMany: (count: number, max: number) =>
    `You entered ${n(count)} addresses; one search takes at most ${n(max)}.`,
  noAddress: (text: string) => `“${text}” is not an e-mail address.`,
  find: 'Find',
  stop: 'Stop',
  results: 'People found',
  person: 'Person',
  address: 'E-mail',
  company: 'Company',
  department: 'Department',
  status: 'Status',
  statuses: { active: 'Active', inactive: 'Inactive', deleted: 'Deleted', unknown: 'Unknown' },

  found: (inCompanies: number) => `Found in ${companies(inCompanies)}.`,
  noneSoFar: 'No one found so far.',
  noneWhereAsked: 'No one found in the companies that answered; the others are unknown.',
  asked: (asked: number, of: number, limited: boolean) =>
    `Asked ${n(asked)} of ${limited ? 'your ' : ''}${companies(of)}.`,
  refused: (count: number) => `${plural(count, { one: '# denies', other: '# deny' })} access.`,
  masked: (count: number) => `${plural(count, { one: '# hides its', other: '# hide their' })} addresses.`,
  failed: (count: number) => `${n(count)} failed.`,
  stopped: 'Stopped before the end.',
  broken: 'The answer broke off before the end.',
  noneAnywhere: (of: number) => `None of ${companies(of)} has this address.`,
  askAgain: (count: number) => `Ask ${count === 1 ? 'it' : `the ${n(count)}`} again`,
  notAsked: (count: number) => `${companies(count)} without an answer`,
  deactivate: (people: number, inCompanies: number) =>
    `Deactivate ${plural(people, { one: '# target user', other: '# target users' })} in ${companies(inCompanies)}`,
});
