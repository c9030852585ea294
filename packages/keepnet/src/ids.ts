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
 * Fills a route template with record ids in order.
 * @throws {KeepnetError} `invalid` for an id that could change the path, `not_found` for one that is a word of Keepnet's own paths
 */
export function fillPath(template: string, ids: readonly string[]): string {
  let next = 0;
  return template.replace(/\{\w+\}/g, () => {
    const id = ids[next++];
    if (id === undefined || !safe.test(id)) throw new KeepnetError('invalid', { messages: ['Malformed id'] });
    if (isReservedWord(id)) throw reserved();
    return id;
  });
}
