import { pluralIn } from '../../../shared/language/plural.ts';
import { translated } from '../../../shared/language/translated.ts';
import { formatNumber as n } from '../../../shared/lib/format.ts';

const plural = pluralIn('en');
const seconds = (count: number) => plural(count, { one: '# second', other: '# seconds' });

/** What forms say while they write, and about what became of it. */
export const words = translated('shared/write', {
  required: 'required',
  count: (used: number, most: number) => `${n(used)} of ${n(most)}`,
  sending: 'Sending',
  checking: 'Checking',
  cancel: 'Cancel',
  close: 'Close',
  restored: 'What you typed before was kept.',
  startOver: 'Start over',
  refusedTitle: 'Nothing was created',
  misplacedTitle: 'It was created in the wrong company',
  misplaced: (what: string) =>
    `Keepnet made ${what} in the reseller’s own company. Do not create it again. The console sends nothing more until whoever runs it has cleared this up: give them the request id.`,
  partialTitle: 'The change stopped half-way',
  partial: 'Some of it is done and some is not. Look at what is there before you go on.',
  /** A message of the contract or of Keepnet about one field. */
  complaint: (message: string) => message,
  checkFields: 'Check the marked fields.',
  said: (text: string) => `Keepnet says: ${text}`,
  waitToSend: (count: number) => `You can send it again in ${seconds(count)}.`,
  signedOutTitle: 'Your session has ended',
  signedOut: 'Nothing you typed is lost. Sign in again and you are back in this form.',
  signIn: 'Sign in again',

  unknownTitle: 'We do not know yet whether it was created',
  unknown: {
    sent: 'We sent this to Keepnet but lost the answer.',
    unreached: 'The connection broke while this was being sent. It may have arrived or not.',
    inProgress: 'This is still being worked on, or the same thing is being created elsewhere.',
    resumed: 'The page was left before the answer was there.',
  },
  notVisible: 'It is not visible there yet.',
  candidates: 'These are there now, and one of them may be it:',
  checkAgainHint: 'Checking again creates nothing twice.',
  checkAgain: 'Check again',
  checked: (count: number, reason: string | undefined) =>
    `Checked ${plural(count, { one: 'once', other: '# times' })}: ${reason ?? 'still not certain.'}`,
  checkIn: (count: number) => `You can check again in ${seconds(count)}.`,

  backToForm: 'Back to the form',
  leaveTitle: 'Leave this form?',
  leave: 'What you typed is not created yet. Leaving discards it.',
  leaveUnknown:
    'It is not known yet whether it was created. If you leave, look for it in the list before you create it again.',
  leaveSending: 'It is being sent right now. If you leave, you will still be told what became of it.',
  stay: 'Stay',
  discard: 'Discard and leave',
  newTab: 'Open in a new tab',

  roleTitle: 'You cannot create here',
  role: (has: string, needs: string) =>
    `Your role is ${has}. Creating needs ${needs}; an admin can change that.`,
});

/** What a form and its frame say. */
export type WriteWords = typeof words;
