import type { FieldCode, ProblemReason } from '@reseller-console/contract';
import { pluralIn } from '../../../shared/language/plural.ts';
import { translated } from '../../../shared/language/translated.ts';
import { formatNumber as n } from '../../../shared/lib/format.ts';

const plural = pluralIn('en');
/** What is wrong with one field, by its code; the amount is the limit that it passed, where it has one. */
const fields: Record<Exclude<FieldCode, 'refused_by_keepnet'>, (amount: number) => string> = {
  required: () => 'Required',
  invalid: () => 'Choose another value',
  too_long: (max) => `At most ${plural(max, { one: '# character', other: '# characters' })}`,
  too_short: (min) => `At least ${plural(min, { one: '# character', other: '# characters' })}`,
  too_many: (max) => `At most ${plural(max, { one: '# entry', other: '# entries' })}`,
  too_few: (min) => `At least ${plural(min, { one: '# entry', other: '# entries' })}`,
  too_large: (max) => `At most ${n(max)}`,
  too_small: (min) => `At least ${n(min)}`,
  invisible_characters: () => 'Remove the invisible characters',
  not_an_id: () => 'Not a valid id',
  not_a_company_id: () => 'Not a company id',
  not_an_email: () => 'Not an e-mail address',
  not_a_phone_number: () => 'Not an international phone number',
  not_a_number: (max) => `A whole number of at most ${plural(max, { one: '# digit', other: '# digits' })}`,
  not_a_date: () => 'Not a date',
  not_a_date_time: () => 'Not a date and time',
  not_yes_or_no: () => 'Choose yes or no',
  unknown_custom_field: () => 'The company no longer has this field',
  not_filterable: () => 'Keepnet cannot filter by this field',
  unknown_company: () => 'Keepnet no longer lists one of these companies',
  csv_only: () => 'Only CSV is possible here',
  too_many_people: (max) => `More than ${n(max)} people match. Type more of the name.`,
  nothing_changes: () => 'Change something first',
  out_of_bounds: (max) => `Choose 1 to ${n(max)}`,
  added_and_removed: () => 'The same target user is added and removed',
  needs_phone: () => 'Keepnet needs a phone number before it changes anything. Add it first.',
  too_long_to_change: (max) =>
    `Keepnet changes nothing while this is longer than ${plural(max, { one: '# character', other: '# characters' })}. Shorten it first.`,
  not_a_cursor: () => 'The list has changed. Load it again.',
  no_email_column: () => 'Say which column holds the e-mail addresses',
  column_twice: () => 'Two columns are for the same field',
  unknown_value: () => 'Keepnet does not know this value',
  name_taken: () => 'You already have one with this name. Choose another name.',
  limit_reached: (max) => `You already have ${n(max)}, which is the most. Delete one first.`,
  not_a_line: (line) => `Line ${n(line)} of the import could not be read`,
};

/** What the console adds to a problem; the amounts are the rows of the list that it is about, and the limit. */
const reasons: Record<ProblemReason, (max: number, rows: number) => string> = {
  own_company: () => 'This is the reseller’s own company, not a customer.',
  not_listed: () => 'Keepnet does not list this company as a customer.',
  list_incomplete: () => 'The pages of a list did not add up, so some rows may be missing. Try again.',
  list_too_long: (max, rows) => `Keepnet lists ${n(rows)} rows; the console reads at most ${n(max)}.`,
  filter_unusable: () =>
    'Keepnet did not filter by the company’s own fields as it was asked to, so its answer is not shown. Remove the filter.',
  file_unusable: () => 'Keepnet did not send a complete file. Try again.',
  columns_missing: () => 'Keepnet’s file lacks columns that it should have.',
  keepnet_busy: () => 'Keepnet has not answered earlier requests about this. Nothing was sent.',
  not_sent: () => 'Nothing was sent to Keepnet.',
  exports_under_way: (max) =>
    `You already have ${plural(max, { one: '# export', other: '# exports' })} running. Wait for one to finish, or cancel one.`,
  search_under_way: () => 'You are already searching all companies. Wait for it to finish, or stop it.',
};

const seconds = (count: number) => plural(count, { one: '# second', other: '# seconds' });

/** What forms say while they send, and about the result. */
export const words = translated('shared/write', {
  required: 'required',
  count: (used: number, max: number) => `${n(used)} of ${n(max)}`,
  sending: 'Sending',
  checking: 'Checking',
  cancel: 'Cancel',
  close: 'Close',
  restored: 'What you typed earlier was kept.',
  startOver: 'Start over',
  refusedTitle: 'Nothing was created',
  misplacedTitle: 'It was created in the wrong company',
  misplaced: (what: string) =>
    `Keepnet created ${what} in the reseller’s own company. Do not create it again. The console sends no more changes until your administrator has resolved this: give them the request id.`,
  partialTitle: 'The change stopped partway',
  partial: 'Some of it is done and some is not. Check the current state before you continue.',
  checkFields: 'Check the marked fields.',
  fields,
  reasons,
  roleNeeded: (needed: string, yours: string) => `This needs the role ${needed}; yours is ${yours}.`,
  said: (text: string) => `Keepnet says: ${text}`,
  waitToSend: (count: number) => `You can send it again in ${seconds(count)}.`,
  signedOutTitle: 'Your session has ended',
  signedOut: 'Nothing you typed is lost. Sign in again to return to this form.',
  signIn: 'Sign in again',

  unknownTitle: 'We do not know yet whether it was created',
  unknown: {
    sent: 'This was sent to Keepnet, but the answer was lost.',
    unreached: 'The connection broke while this was being sent. It may or may not have arrived.',
    inProgress: 'This is still in progress, or the same record is being created elsewhere.',
    resumed: 'You left the page before the answer arrived.',
  },
  notVisible: 'It is not visible yet.',
  candidates: 'These records exist now, and one of them may be it:',
  checkAgainHint: 'Checking again never creates a duplicate.',
  checkAgain: 'Check again',
  checked: (count: number, reason: string | undefined) =>
    `Checked ${plural(count, { one: 'once', other: '# times' })}: ${reason ?? 'still not certain.'}`,
  checkIn: (count: number) => `You can check again in ${seconds(count)}.`,

  backToForm: 'Back to the form',
  leaveTitle: 'Leave this form?',
  leave: 'What you typed has not been created yet. Leaving discards it.',
  leaveUnknown:
    'We do not know yet whether it was created. If you leave, look for it in the list before you create it again.',
  leaveSending: 'It is being sent now. If you leave, you will still see the result.',
  stay: 'Stay',
  discard: 'Discard and leave',
  newTab: 'Open in a new tab',

  roleTitle: 'You cannot create here',
  role: (has: string, needs: string) =>
    `Your role is ${has}. Creating needs ${needs}. Ask your administrator.`,
});

/** What a form and its frame say. */
export type WriteWords = typeof words;
