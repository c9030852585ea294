import { type ProblemReason, type Role, roles } from '@reseller-console/contract';
import type { ProblemError } from '../problem-error.ts';
import { words } from '../words/en.ts';
import { complaintAlone } from './complaint.ts';
import { type WriteWords, words as writeWords } from './words/en.ts';
import type { WriteState } from './write.ts';

/** A write that was not done, was done in part, or has an unknown outcome. */
export type NotDone = Extract<WriteState<unknown, unknown>, { status: 'refused' | 'unknown' }>;

/** Whether Keepnet made the record in the reseller's own company; it is the candidate. */
const isMisplaced = ({ code, candidates }: ProblemError): boolean =>
  code === 'upstream_scope_ignored' && candidates.length > 0;

const isRole = (role: unknown): role is Role => roles.some((one) => one === role);

const isReason = (reason: unknown): reason is ProblemReason =>
  typeof reason === 'string' && Object.hasOwn(writeWords.reasons, reason);

/**
 * What a refusal says beyond its code: the console's own reason, or Keepnet's own words. An unknown reason is shown in
 * English.
 */
export function detailOf({ params, keepnetMessage, detail }: ProblemError): string | undefined {
  if (keepnetMessage !== undefined) return writeWords.said(keepnetMessage);
  const { reason, max, rows, needed, yours } = params;
  if (isReason(reason)) return writeWords.reasons[reason](Number(max), Number(rows));
  if (isRole(needed) && isRole(yours)) return writeWords.roleNeeded(words.roles[needed], words.roles[yours]);
  return reason === undefined ? undefined : detail;
}

/** The words for why a write was refused. */
export const refusedWords = (error: ProblemError): string =>
  isMisplaced(error)
    ? writeWords.misplaced(error.candidates.map(({ label }) => label).join(', '))
    : words.problems[error.code];

/** What became of a write that was not done, as a headline. */
export function outcomeTitle({ status, error }: NotDone, w: WriteWords): string {
  if (status === 'unknown') return w.unknownTitle;
  if (isMisplaced(error)) return writeWords.misplacedTitle;
  return error.code === 'members_partial' ? w.partialTitle : w.refusedTitle;
}

/** What happened to a request whose outcome is unknown; without an error its page was left before there was one. */
export function unknownReason(error: ProblemError | undefined, w: WriteWords): string {
  switch (error?.code) {
    case undefined:
      return w.unknown.resumed;
    case 'write_in_progress':
      return w.unknown.inProgress;
    case 'no_connection':
    case 'unreadable_answer':
      return w.unknown.unreached;
    default:
      return w.unknown.sent;
  }
}

/** Why a request was refused, one sentence for each reason, for places without the fields. */
export function refusedReasons(error: ProblemError): readonly string[] {
  const { code, errors } = error;
  if (code === 'members_partial') return [writeWords.partial];
  if (errors.length > 0) return errors.map(complaintAlone);
  const detail = detailOf(error);
  return [refusedWords(error), ...(detail === undefined ? [] : [detail])];
}
