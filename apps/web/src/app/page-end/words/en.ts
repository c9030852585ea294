import { pluralIn } from '../../../shared/language/plural.ts';
import { translated } from '../../../shared/language/translated.ts';

const plural = pluralIn('en');

/** What a page says once it is no longer for the person who opened it. */
export const words = translated('app/page-end', {
  anotherTitle: 'Another person is signed in now',
  now: (name: string) => `You are now signed in as ${name}.`,
  opener: (name: string) => `This page was opened by ${name}.`,
  againTitle: 'You are signed in again',
  signedOutTitle: 'You signed out in another tab',
  signedOut: 'This page was emptied then.',
  typed: 'What was typed here and not sent is gone.',
  downloads: (count: number) =>
    plural(count, {
      one: '# download was stopped. Nothing of it was saved.',
      other: '# downloads were stopped. Nothing of them was saved.',
    }),
  unclear:
    'It is not known whether a change that was sent from here was made. Look for it before you make it again.',
  sending: 'A change is still being sent. What becomes of it will be told here.',
  endings: {
    done: 'The change that was being sent was made.',
    refused: 'The change that was being sent was not made.',
    partial: 'The change that was being sent was made in part. Look at what is there.',
    unknown:
      'It is not known whether the change that was being sent was made. Look for it before you make it again.',
  },
  continueAs: (name: string) => `Continue as ${name}`,
  goOn: 'Continue',
  signIn: 'Sign in',
});
