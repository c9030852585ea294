import { pluralIn } from '../../../shared/language/plural.ts';
import { translated } from '../../../shared/language/translated.ts';

const plural = pluralIn('en');

/** What a page says once it is no longer for the person who opened it. */
export const words = translated('app/page-end', {
  anotherTitle: 'Another person is now signed in',
  now: (name: string) => `You are now signed in as ${name}.`,
  opener: (name: string) => `This page was opened by ${name}.`,
  againTitle: 'You are signed in again',
  signedOutTitle: 'You signed out in another tab',
  signedOut: 'This page was cleared.',
  typed: 'Anything typed here but not sent is gone.',
  downloads: (count: number) =>
    plural(count, {
      one: '# download was stopped. Nothing was saved.',
      other: '# downloads were stopped. Nothing was saved.',
    }),
  unclear: 'We do not know whether a change sent from this page was made. Check before you make it again.',
  sending: 'A change is still being sent. The result will appear here.',
  endings: {
    done: 'The change in progress was made.',
    refused: 'The change in progress was not made.',
    partial: 'The change in progress was made in part. Check the current state.',
    unknown: 'We do not know whether the change in progress was made. Check before you make it again.',
  },
  continueAs: (name: string) => `Continue as ${name}`,
  resume: 'Continue',
  signIn: 'Sign in',
});
