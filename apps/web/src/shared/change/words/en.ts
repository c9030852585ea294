import { translated } from '../../../shared/language/translated.ts';

/** What forms say that change something which is there already. */
export const words = translated('shared/change', {
  saveIn: (company: string) => `Save in ${company}`,
  changes: 'Changes',
  noChanges: 'Nothing has changed yet.',
  change: (label: string, from: string, to: string) => `${label}: ${from} → ${to}`,
  notSet: 'not set',

  conflictTitle: 'Another person changed this',
  conflict:
    'Nothing was saved. You both changed the fields below: choose which value stays, then save again.',
  conflictNone: 'Nothing was saved. None of your changes touch theirs: save again to keep both.',
  conflictTable: 'Fields that you both changed',
  field: 'Field',
  was: 'Was',
  now: 'Now',
  yours: 'Yours',
  takeTheirs: 'Take theirs',
  keepMine: 'Keep mine',
  takeTheirsOf: (label: string) => `Take theirs: ${label}`,
  keepMineOf: (label: string) => `Keep mine: ${label}`,
  others: 'They also changed, and it stays so:',

  savedToast: (name: string) => `${name} was saved`,
  savedFoundToast: (name: string) =>
    `${name} was saved. The answer was lost, but we checked and the changes are there.`,
  notTakenToast: (name: string) => `${name} was saved only in part`,
  notTaken: (labels: string) => `Keepnet did not change: ${labels}.`,

  says: {
    restored: 'Your earlier changes were kept.',
    refusedTitle: 'Nothing was saved',
    unknownTitle: 'We do not know yet whether it was saved',
    unknown: {
      sent: 'The changes were sent to Keepnet, but the answer was lost.',
      unreached: 'The connection broke while this was being sent. It may or may not have arrived.',
      inProgress: 'This is still in progress, or another person is changing the same record.',
      resumed: 'You left the page before the answer arrived.',
    },
    notVisible: 'The changes are not visible yet.',
    checkAgainHint: 'Checking again changes nothing twice.',
    leave: 'Your changes are not saved yet. Leaving discards them.',
    leaveUnknown:
      'We do not know yet whether it was saved. If you leave, look at the record before you change it again.',
    roleTitle: 'You cannot change this',
    role: (has: string, needs: string) =>
      `Your role is ${has}. Changing this needs ${needs}. Ask your administrator.`,
  },
});
