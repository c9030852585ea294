import { KeepnetError } from './error.ts';

const safe = /^[A-Za-z0-9_-]{1,64}$/;

/** Throws `invalid_scope` unless the value can be a company id (design 4): nothing may go upstream without one. */
export function assertCompanyId(companyId: string): void {
  if (typeof companyId !== 'string' || !safe.test(companyId)) throw new KeepnetError('invalid_scope');
}

/** Fills a route template with record ids in order; throws `invalid` for an id that could change the path. */
export function fillPath(template: string, ids: readonly string[]): string {
  let next = 0;
  return template.replace(/\{\w+\}/g, () => {
    const id = ids[next++];
    if (id === undefined || !safe.test(id)) throw new KeepnetError('invalid', { messages: ['Malformed id'] });
    return id;
  });
}
