import { randomUUID } from 'node:crypto';
import type { JobKind } from '@reseller-console/contract';
import type { CompanyDirectory } from '../companies/directory.ts';
import { deriveKey, keyedHash } from '../platform/keys.ts';
import type { Caller } from '../platform/person.ts';
import { ProblemError } from '../platform/problem.ts';
import type { JobRows } from './rows.ts';
import type { JobSeal, StoredInput } from './sealing.ts';

/** A request for a plan. */
export interface PlanRequest {
  person: Caller;
  /** Method and full path, which the idempotency key belongs to together with the person. */
  route: string;
  requestId: string;
  idempotencyKey: string | undefined;
  kind: JobKind;
  /** The company of the path; null where there is none. */
  companyId: string | null;
  /** Every company that it is about. */
  companies: readonly string[];
  note: string | undefined;
  from: StoredInput;
  /** The id of the plan, if it has one already. */
  id?: string;
  /** Distinguishes requests in place of `from`, which holds only a reference to the rows. */
  digest?: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Makes plans once for each idempotency key. */
export function createMaking({
  rows,
  directory,
  seal,
  sessionSecret,
}: {
  rows: JobRows;
  directory: Pick<CompanyDirectory, 'get'>;
  seal: JobSeal;
  sessionSecret: string;
}) {
  const key = deriveKey(sessionSecret, 'jobs');

  /**
   * Notes what is to be planned; any replica plans it.
   * @returns the id of the plan: that of the first request where the key was used before
   * @throws {ProblemError} `idempotency_key_missing`, `idempotency_key_reused`
   */
  return async function make(request: PlanRequest): Promise<{ id: string }> {
    const { person, route, requestId, idempotencyKey, kind, companyId, companies, note, from } = request;
    const { id = randomUUID(), digest } = request;
    if (idempotencyKey === undefined || !uuid.test(idempotencyKey)) {
      throw new ProblemError('idempotency_key_missing');
    }
    const keyHash = keyedHash(key, 'key', person.id, route, idempotencyKey.toLowerCase());
    const bodyHash = keyedHash(
      key,
      'body',
      JSON.stringify([kind, companyId, companies, note, digest ?? from]),
    );
    const company = companyId === null ? undefined : (await directory.get()).byId.get(companyId);
    const isNew = await rows.insert({
      id,
      key_hash: keyHash,
      body_hash: bodyHash,
      kind,
      person_id: person.id,
      person_name: person.name,
      company_id: companyId,
      company_name: company?.name ?? null,
      company_count: companies.length,
      request_id: requestId,
      sealed_input: seal.input(from),
      sealed_words: seal.words({ title: null, note: note ?? null }),
      companies,
    });
    if (isNew) return { id };
    const earlier = await rows.byKey(keyHash);
    if (earlier?.body_hash !== bodyHash) throw new ProblemError('idempotency_key_reused');
    return { id: earlier.id };
  };
}
