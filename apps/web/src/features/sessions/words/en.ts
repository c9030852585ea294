import { translated } from '../../../shared/language/translated.ts';

/** The words of the page that shows who is signed in. */
export const words = translated('features/sessions', {
  title: 'Sessions',
  lead: 'Who is signed in, most recently seen first.',
  person: 'Person',
  role: 'Role',
  noRole: 'No role',
  limited: (role: string) => `${role}, limited`,
  limitedHint: 'Sees certain companies only',
  started: 'Signed in',
  since: (when: string) => `signed in ${when}`,
  lastSeen: 'Last seen',
  action: 'End',
  current: 'This browser',
  end: 'End session',
  endOf: (name: string) => `End session of ${name}`,
  signOut: 'Sign out',
  signOutHere: 'Sign out of this browser',
  confirmTitle: (name: string) => `End the session of ${name}?`,
  confirm: (started: string) =>
    `That browser, signed in since ${started}, is signed out within a second. Anyone who still has a role can sign in again: to keep a person out, remove the role in your organisation’s sign-in.`,
  confirmOwnTitle: 'Sign out of this browser?',
  confirmOwn: 'This is your own session. You can sign in again.',
  cancel: 'Cancel',
  ended: (name: string) => `The session of ${name} has ended.`,
  endFailed: (reason: string) => `The session was not ended. ${reason}`,
  empty: 'There are no open sessions.',
  adminOnlyTitle: 'Sessions are for admins',
  adminOnly: (role: string) =>
    `The list names everyone who is signed in. Your role is ${role}. Ask your administrator if you need access.`,
});
