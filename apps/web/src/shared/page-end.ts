import { personHeader } from '@reseller-console/contract';
import { ProblemError } from './problem-error.ts';

/** Whose page this is, as `personHeader` has it: the person of the first answer. */
let own: string | undefined;

const end = new AbortController();

/**
 * Aborts once another person, or none, is signed in. From then on the page reads and sends nothing: it belongs to the person who opened
 * it.
 */
export const pageEnd: AbortSignal = end.signal;

/** Why a page ended: another person is signed in, or the person has signed out in another tab. */
export type PageEnd = 'another_person' | 'signed_out';

let reason: PageEnd | undefined;

/** Ends this page; a page without a person has nothing to end. */
export function endPage(why: PageEnd): void {
  if (own === undefined || pageEnd.aborted) return;
  reason = why;
  end.abort(new ProblemError({ code: 'wrong_person', title: 'The page has ended', status: 409 }));
}

/** Why this page has ended; undefined while it has not. */
export const whyEnded = (): PageEnd | undefined => reason;

/** Whose page this is, as `personHeader` has it; undefined before the first answer. */
export const pagePerson = (): string | undefined => own;

/**
 * Compares who an answer is for with whose page this is; the first answer decides that.
 * @throws {ProblemError} `wrong_person`, and the page ends
 */
export function heed({ headers }: Response): void {
  const told = headers.get(personHeader);
  if (told === null) return;
  own ??= told;
  if (told === own) return;
  endPage('another_person');
  pageEnd.throwIfAborted();
}
