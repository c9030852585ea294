import type { TargetUserDetail } from '@reseller-console/contract';
import { words as w } from '../words/en.ts';

/** Whether Keepnet hides an address: a mask may also leave text that is not an address at all. */
export const isMasked = (email: string): boolean => isMaskedText(email) || !email.includes('@');

/** Whether Keepnet hides a value, or part of it. */
export const isMaskedText = (text: string): boolean => /\*{3}/.test(text);

/** Who keeps a target user that cannot be edited here, in a sentence; undefined for one that can. */
export function keeperOf({
  status,
  email,
  editable,
  source,
}: Pick<TargetUserDetail, 'status' | 'email' | 'editable' | 'source'>): string | undefined {
  if (status === 'deleted') return w.keepers.deleted;
  if (isMasked(email)) return w.keepers.masked;
  return editable ? undefined : w.keepers[source];
}
