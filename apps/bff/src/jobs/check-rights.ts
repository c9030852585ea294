import { roleIncludes } from '@reseller-console/contract';
import type { KeptRights } from '../auth/kept-rights.ts';
import type { JobRow } from '../db/schema.ts';
import type { Person } from '../platform/person.ts';
import type { Interruption } from './run-store.ts';

/** Milliseconds for which an answer holds here: the rights themselves are asked about at most once a minute. */
const heldMs = 1_000;

/**
 * Asks whether the starter of a plan may still write: by role, and in each of its companies.
 * @returns what to do where they may not
 */
export function createRightsCheck(
  rights: Pick<KeptRights, 'current'>,
  { rights_id: id }: Pick<JobRow, 'rights_id'>,
  companies: readonly string[],
  now: () => number,
) {
  let checked: { at: number; found: Promise<Interruption | undefined> } | undefined;

  const mayWrite = ({ role, companies: own }: Person): boolean => {
    if (role === null || !roleIncludes(role, 'operator')) return false;
    return own === null || (companies.length > 0 && companies.every((each) => own.includes(each)));
  };

  async function check(): Promise<Interruption | undefined> {
    const current = id === null ? 'revoked' : await rights.current(id);
    if (current === 'unconfirmed') return { state: 'paused', reason: 'sign_in_again' };
    const may = current !== 'revoked' && mayWrite(current.person);
    return may ? undefined : { state: 'stopped', reason: 'rights' };
  }

  return (): Promise<Interruption | undefined> => {
    if (checked === undefined || now() - checked.at >= heldMs) checked = { at: now(), found: check() };
    return checked.found;
  };
}
