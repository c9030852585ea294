import { KeepnetError } from './error.ts';
import type { TargetUser } from './target-user.ts';
import type { FieldFilter } from './target-user-search.ts';

/** Text without case, accents and marks: Keepnet may compare as leniently. */
const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Default_Ignorable_Code_Point}]+/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i');

function has({ customFields }: TargetUser, { id, name, pieces }: FieldFilter): boolean {
  const own = customFields.find((field) => (field.id === null ? field.name === name : field.id === id));
  const value = bare(own?.value ?? '');
  return pieces.every((piece) => value.includes(bare(piece)));
}

/** Whether upstream refuses a filter: its message names the field or a part of the filter. */
const isFilterRefused = ({ kind, messages }: KeepnetError, filters: readonly FieldFilter[]): boolean =>
  kind === 'invalid' &&
  messages.some(
    (message) =>
      /field\s?name|operator|filter/i.test(message) || filters.some(({ name }) => message.includes(name)),
  );

/**
 * Makes a call that filters by the company's own fields.
 * @throws {KeepnetError} `invalid` with the code `filter_refused` where upstream does not take such a filter
 */
export async function filtered<Answer>(
  filters: readonly FieldFilter[] = [],
  ask: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    const isRefused = filters.length > 0 && error instanceof KeepnetError && isFilterRefused(error, filters);
    throw isRefused ? new KeepnetError('invalid', { outcome: 'clear', code: 'filter_refused' }) : error;
  }
}

/**
 * Checks that upstream filtered by the company's own fields: one that does not know them by name may leave the filter out and list
 * everyone (A6).
 * @throws {KeepnetError} `invalid` with the code `filter_ignored` if a row lacks what was asked for
 */
export function assertFiltered(filters: readonly FieldFilter[] = [], rows: readonly TargetUser[]): void {
  if (rows.every((row) => filters.every((filter) => has(row, filter)))) return;
  throw new KeepnetError('invalid', { outcome: 'clear', code: 'filter_ignored' });
}
