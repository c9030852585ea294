import { KeepnetError } from './error.ts';
import { isReservedWord } from './reserved-words.ts';

const safe = /^[A-Za-z0-9_-]{1,64}$/;

const reserved = () => new KeepnetError('not_found', { code: 'reserved_word' });

/**
 * Makes sure that the value can be a company id (design 4): nothing may go upstream without one.
 * @throws {KeepnetError} `invalid_scope`, or `not_found` for a word of Keepnet's own paths
 */
export function assertCompanyId(companyId: string): void {
  if (typeof companyId !== 'string' || !safe.test(companyId)) throw new KeepnetError('invalid_scope');
  if (isReservedWord(companyId)) throw reserved();
}

/**
 * Makes sure that the value can be a record's id.
 * @throws {KeepnetError} `invalid` for one that could change a path, `not_found` for a word of Keepnet's own paths
 */
export function recordId(id: string | undefined): string {
  if (id === undefined || !safe.test(id)) throw new KeepnetError('invalid', { messages: ['Malformed id'] });
  if (isReservedWord(id)) throw reserved();
  return id;
}

/** Fills a route template with record ids in order. @throws {KeepnetError} as {@link recordId} */
export function fillPath(template: string, ids: readonly string[]): string {
  let next = 0;
  return template.replace(/\{\w+\}/g, () => recordId(ids[next++]));
}
