import type { CompanyRow, Keepnet } from '@reseller-console/keepnet';
import { createCache } from '../platform/cache.ts';
import { withCompanyErrors } from '../platform/keepnet-problem.ts';
import { ProblemError } from '../platform/problem.ts';
import { compareWithOwn } from './comparison.ts';
import type { CompanyDirectory } from './directory.ts';
import { notListed, type OwnCompany } from './own-company.ts';

/** The company that a request is about. `name` is null where Keepnet lists no such company. */
export interface ScopedCompany {
  id: string;
  name: string | null;
}

/**
 * What shows that Keepnet answers for a company. `row`: a group row names it. `people`: its people are not those of the reseller's own
 * company. `trust`: whoever runs the console has vouched for it. `nothing`: it is empty, and so is the reseller's own company, so that
 * nothing wrong can be shown; a write shows.
 */
export type Proof = 'row' | 'people' | 'trust' | 'nothing';

/** A company that a write may go to. */
export interface WritableCompany extends ScopedCompany {
  proof: Proof;
}

/** Rows that may say which company they belong to. */
type Rows = readonly { companyName: string | null }[];

interface Parts {
  keepnet: Keepnet;
  directory: CompanyDirectory;
  ownCompany: OwnCompany;
  /** Whether companies are trusted that nothing proves: `KEEPNET_SCOPE_PROOF`. */
  trusted: boolean;
  now?: (() => number) | undefined;
}

/** Milliseconds for which a proof holds. */
const provenMs = 300_000;
const maxEntries = 10_000;

/** Group rows that are asked for: more than one, since not every row has to name its company. */
const first = { page: 1, pageSize: 10, sort: 'createdAt', order: 'desc' } as const;

const isOf = (name: string | null, rows: Rows): boolean =>
  rows.every(({ companyName }) => companyName === null || companyName === name);

const isRecordGone = (error: unknown): boolean => error instanceof ProblemError && error.code === 'not_found';

const hasNobody = ({ activeUsers, inactiveUsers, deletedUsers }: CompanyRow): boolean =>
  activeUsers + inactiveUsers + deletedUsers === 0;

/** Guards what is about one company: it is read from, and lands in, the company of the path or nowhere. */
export function createScope({ keepnet, directory, ownCompany, trusted, now = Date.now }: Parts) {
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
    // A company that was given another name a moment ago is still the same one.
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
    // Where the reseller's own company is listed, an ignored header answers for the right one.
    if (row !== undefined && own?.id === companyId) return 'row';
    // The rows of a company that is called like the reseller's own could be the own one's.
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

  /** Makes sure that Keepnet answers for this company. Requests of one owner that ask together share one proof. */
  const verify = (companyId: string, owner: string | undefined): Promise<Proof> =>
    proofs.get(companyId, owner, () => prove(companyId, owner));

  return {
    find,
    /** @throws {ProblemError} `scope_unproven` where nothing shows it; `upstream_scope_ignored` or `company_not_found` as {@link read} */
    verify,

    /**
     * Reads of a company, and makes sure beside that Keepnet answers for this company. Rows among the answer that name another one mean
     * that the company header was ignored (docs/keepnet-api.md, A3): nothing of them is shown.
     * @throws {ProblemError} `upstream_scope_ignored`, or `company_not_found` where Keepnet does not list the company either;
     *   `scope_unproven`
     */
    async read<Answer>(
      companyId: string,
      owner: string | undefined,
      work: () => Promise<Answer>,
      rowsOf: (answer: Answer) => Rows = () => [],
    ): Promise<Answer> {
      const [answer, proof] = await Promise.allSettled([work(), verify(companyId, owner)]);
      // What is asked for itself says most about a company that is closed, but another company may well lack the record.
      if (answer.status === 'rejected' && !isRecordGone(answer.reason)) throw answer.reason;
      if (proof.status === 'rejected') throw proof.reason;
      if (answer.status === 'rejected') throw answer.reason;
      await assertOwn(await find(companyId), rowsOf(answer.value));
      return answer.value;
    },

    /**
     * The company that a write may go to.
     * @throws {ProblemError} `company_not_found` unless Keepnet lists it, `company_forbidden` where that is the reseller's own;
     *   otherwise as {@link verify}
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
