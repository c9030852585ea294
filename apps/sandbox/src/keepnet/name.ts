import { invalid } from '../http/refusal.ts';
import type { Bound } from '../search/bind.ts';

/** The required name of a group: a text of 1 to 64 characters that is not blank. */
export function nameOf(bound: Bound): string {
  const name = bound.get('name');
  if (typeof name !== 'string' || name.trim() === '') throw invalid('Name is required');
  if (name.length > 64) throw invalid('Name must be at most 64 characters');
  return name;
}
