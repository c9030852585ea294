import type { CompanyRow, Keepnet } from '@reseller-console/keepnet';
import { createCache } from '../platform/cache.ts';
import { withCompanyErrors } from '../platform/keepnet-problem.ts';
import { ProblemError } from '../platform/problem.ts';
import { compareWithOwn } from './comparison.ts';
import type { CompanyDirectory } from './directory.ts';
import { notListed, type OwnCompany } from './own-company.ts';

/** The company of a request. `name` is null if Keepnet does not list it. */
export interface ScopedCompany {
  id: string;
  name: string | null;
}

/**
 * What proves that Keepnet answers for a company. `row`: a target group's row names it. `people`: its people are not those of the
 * reseller's own company. `trust`: the operator vouches for it. `nothing`: both companies are empty, so no wrong data can be shown; the
 * first write will prove it.
 */
export type Proof = 'row' | 'people' | 'trust' | 'nothing';

/** A company that a write may go to. */
export interface WritableCompany extends ScopedCompany {
  proof: Proof;
}

/** Rows that may name their company. */
type Rows = readonly { companyName: string | null }[];

interface Parts {
  keepnet: Keepnet;
  directory: CompanyDirectory;
  ownCompany: OwnCompany;
  /** Whether to trust companies without a proof: `KEEPNET_SCOPE_PROOF`. */
  trusted: boolean;
  now?: (() => number) | undefined;
}

/** Lifetime of a proof, in milliseconds. */
const provenMs = 300_000;
const maxEntries = 10_000;

/** Several group rows, since not every row names its company. */
const first = { page: 1, pageSize: 10, sort: 'createdAt', order: 'desc' } as const;

const isOf = (name: string | null, rows: Rows): boolean =>
  rows.every(({ companyName }) => companyName === null || companyName === name);

const isRecordGone = (error: unknown): boolean => error instanceof ProblemError && error.code === 'not_found';

const hasNobody = ({ activeUsers, inactiveUsers, deletedUsers }: CompanyRow): boolean =>
  activeUsers + inactiveUsers + deletedUsers === 0;

/** Guards every call about a company: it reads from and writes to the company of the path, or fails. */
export function createScope({ keepnet, directory, ownCompany, trusted, now = Date.now }: Parts) {
  /** When a company was last proven, in milliseconds since the epoch. */
  let provenAt = Number.NEGATIVE_INFINITY;
  const keeps = (proof: Proof) => proof !== 'nothing';
  const proofs = createCache<Proof>({ freshMs: provenMs, maxEntries, now, keeps });

  const rowOf = async (companyId: string): Promise<CompanyRow | undefined> =>
    (await directory.get()).byId.get(companyId) ?? (await directory.refresh()).byId.get(companyId);

  const find = async (companyId: string): Promise<ScopedCompany> => ({
    id: companyId,
    name: (await rowOf(companyId))?.name ?? null,
  });

  async function assertOwn({ id, name }: ScopedCompany, rows: Rows): Promise<void> {
    if (isOf(name, rows)) return;
    // The company may have been renamed a moment ago.
    const fresh = (await directory.refresh()).byId.get(id)?.name ?? null;
    if (isOf(fresh, rows)) return;
    throw fresh === null ? notListed() : new ProblemError('upstream_scope_ignored');
  }

  async function prove(companyId: string, owner: string | undefined): Promise<Proof> {
    const [company, groups] = await Promise.all([
      find(companyId),
      withCompanyErrors(() => keepnet.company(companyId).targetGroups.search(first, { owner })),
    ]);
    await assertOwn(company, groups.items);
    const [row, own] = await Promise.all([rowOf(companyId), ownCompany.get()]);
    // If the reseller's own company is listed, an ignored header still answers for the right one.
    if (row !== undefined && own?.id === companyId) return 'row';
    // Rows that name a namesake of the reseller's own company could come from the own one.
    const isNamesake = row?.name === own?.name || row?.name === row?.resellerName;
    const named = groups.items.some(({ companyName }) => companyName !== null && companyName === row?.name);
    if (named && !isNamesake) return 'row';
    if (trusted && row !== undefined) return 'trust';
    const comparison =
      own === undefined ? 'alike' : await compareWithOwn(keepnet, companyId, own.id, { owner });
    if (comparison === 'other') return 'people';
    if (row === undefined) throw notListed();
    if (comparison === 'empty' && hasNobody(row)) return 'nothing';
    throw new ProblemError('scope_unproven');
  }

  /** Proves that Keepnet answers for this company. Concurrent requests of one owner share the proof. */
  const verify = (companyId: string, owner: string | undefined): Promise<Proof> =>
    proofs.get(companyId, owner, async () => {
      const proof = await prove(companyId, owner);
      if (keeps(proof)) provenAt = now();
      return proof;
    });

  return {
    find,
    /** @throws {ProblemError} `scope_unproven` without a proof; `upstream_scope_ignored` or `company_not_found` as {@link read} */
    verify,

    /** Whether Keepnet answered for the right company within the lifetime of a proof, in any company. */
    wasProvenRecently: (): boolean => now() - provenAt < provenMs,

    /**
     * Reads from a company and proves, at the same time, that Keepnet answers for it. A row that names another company means that Keepnet
     * ignored the company header (docs/keepnet-api.md, A3): nothing is shown.
     * @throws {ProblemError} `upstream_scope_ignored`, or `company_not_found` if Keepnet does not list the company either;
     *   `scope_unproven`
     */
    async read<Answer>(
      companyId: string,
      owner: string | undefined,
      work: () => Promise<Answer>,
      rowsOf: (answer: Answer) => Rows = () => [],
    ): Promise<Answer> {
      const [answer, proof] = await Promise.allSettled([work(), verify(companyId, owner)]);
      // The read's own error explains best why a company is closed. But a missing record may mean that another company answered.
      if (answer.status === 'rejected' && !isRecordGone(answer.reason)) throw answer.reason;
      if (proof.status === 'rejected') throw proof.reason;
      if (answer.status === 'rejected') throw answer.reason;
      await assertOwn(await find(companyId), rowsOf(answer.value));
      return answer.value;
    },

    /**
     * Returns the company for a write.
     * @throws {ProblemError} `company_not_found` if Keepnet does not list it, `company_forbidden` for the reseller's own; otherwise as
     *   {@link verify}
     */
    async forWrite(companyId: string, owner: string | undefined): Promise<WritableCompany> {
      await ownCompany.assertCustomer(companyId);
      const proof = await verify(companyId, owner);
      const company = await find(companyId);
      if (company.name === null) throw notListed();
      return { ...company, proof };
    },
  };
}

export type Scope = ReturnType<typeof createScope>;
