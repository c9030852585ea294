import { pluralIn } from '../../../../shared/language/plural.ts';
import { translated } from '../../../../shared/language/translated.ts';
import { formatNumber as n } from '../../../../shared/lib/format.ts';

const plural = pluralIn('en');
const people = (count: number) => plural(count, { one: '# person', other: '# people' });

/** What the panel says that changes who is in a group. */
export const words = translated('features/target-groups/members', {
  title: 'Change members',
  addTitle: 'Add people',
  find: (company: string) => `Find people in ${company}`,
  removeTitle: 'Remove members',
  findMembers: 'Find members of this group',
  foundFor: (label: string) => `Found: ${label}`,
  searchFailed: 'The search failed.',
  nobodyFound: 'No one matches.',
  moreFound: (shown: number, total: number) =>
    `${n(shown)} of ${n(total)} shown. Type more to narrow the list.`,
  deleted: 'Deleted',

  paste: 'Or paste e-mail addresses',
  pasteHint: (max: number) => `One per line, or separated by commas. At most ${n(max)} at once.`,
  tooMany: (count: number, max: number) => `These are ${n(count)}. Paste at most ${n(max)} at once.`,
  lookUp: (count: number) =>
    count === 0 ? 'Look up' : `Look up ${plural(count, { one: '# address', other: '# addresses' })}`,
  lookingUp: 'Looking up',
  lookUpFailed: 'The addresses could not be looked up.',
  foundHere: (count: number) => `${people(count)} found`,
  deletedHere: (count: number) => `${people(count)} deleted, who cannot be added:`,
  notHere: (count: number) =>
    `${plural(count, { one: '# address', other: '# addresses' })} not in this company:`,
  noAddresses: (count: number) =>
    plural(count, { one: '# text that is not an address:', other: '# texts that are not addresses:' }),

  changes: 'Changes',
  noChanges: 'Nothing has changed yet.',
  willJoin: (count: number) => `${people(count)} will be added`,
  willLeave: (count: number) => `${people(count)} will be removed`,
  doNotAdd: (name: string) => `Do not add ${name}`,
  doNotRemove: (name: string) => `Do not remove ${name}`,

  partTitle: (count: number) => `Stopped after ${people(count)}`,
  part: (done: number, all: number) =>
    `${n(done)} of ${n(all)} are done. Save again to continue with the others.`,
  done: (added: number, removed: number) =>
    [
      added > 0 || removed === 0 ? `${people(added)} added` : '',
      removed > 0 ? `${people(removed)} removed` : '',
    ]
      .filter(Boolean)
      .join(', '),
  foundDone: (what: string) => `${what}. The answer was lost, but we checked.`,
  already: (count: number) =>
    plural(count, { one: '# person was a member already:', other: '# people were members already:' }),
  notIn: (count: number) =>
    plural(count, { one: '# person was not a member:', other: '# people were not members:' }),
  missing: (count: number) =>
    plural(count, {
      one: '# person is deleted or no longer in the company:',
      other: '# people are deleted or no longer in the company:',
    }),
  others: (count: number) =>
    plural(count, { one: '# needed no change or is gone', other: '# needed no change or are gone' }),
  incomplete: 'Keepnet said it changed everyone, but the group does not show all of it. Check the members.',
});
