import { deriveKey, keyedHash } from './keys.ts';
import { ProblemError } from './problem.ts';

/** Hashes the editable values of a record. The key keeps a version from revealing them. */
export function createVersions(sessionSecret: string) {
  const key = deriveKey(sessionSecret, 'versions');
  return {
    /** The version of a record with these values, whatever their order. */
    of: (fields: Readonly<Record<string, string>>): string =>
      keyedHash(key, 'record', JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)))),
    /** The hash of one value of one field of one record. */
    ofField: (id: string, field: string, value: string): string => keyedHash(key, 'field', id, field, value),
  };
}

export type Versions = ReturnType<typeof createVersions>;

/**
 * The version in an `If-Match` header (RFC 9110 13.1.1). A weak tag counts as a strong one, since proxies that compress weaken it.
 * @throws {ProblemError} `precondition_required` where it is missing or names no single version
 */
export function versionOf(ifMatch: string | undefined): string {
  const version = /^(?:W\/)?"([A-Za-z0-9_-]{1,64})"$/.exec(ifMatch?.trim() ?? '')?.[1];
  if (version === undefined) throw new ProblemError('precondition_required');
  return version;
}
