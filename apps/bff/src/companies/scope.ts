import type { Keepnet } from '@reseller-console/keepnet';
import { ProblemError } from '../http/problem.ts';
import { createCache } from '../lib/cache.ts';
import { aboutCompany } from '../upstream/problem.ts';
import type { CompanyDirectory } from './directory.ts';

/** The company that a request is about. `name` is null where Keepnet lists no such company. */
export interface ScopedCompany {
  id: string;
  name: string | null;
}

/** Rows that may say which company they belong to. */
type Rows = readonly { companyName: string | null }[];

/** Milliseconds for which a company counts as verified. */
const verifiedMs = 300_000;
const mostKept = 10_000;

const isOf = (name: string | null, rows: Rows): boolean =>
  rows.every(({ companyName }) => companyName === null || companyName === name);

const notListed = () =>
  new ProblemError('company_not_found', {
    detail: 'Keepnet does not list it among the companies it answers for.',
  });

/** Guards what is about one company: it is read from, and lands in, the company of the path or nowhere. */
export function createScope(keepnet: Keepnet, directory: CompanyDirectory, now: () => number = Date.now) {
  const verifications = createCache<void>({ freshMs: verifiedMs, most: mostKept, now });

  async function find(companyId: string): Promise<ScopedCompany> {
    const known =
      (await directory.get()).byId.get(companyId) ?? (await directory.refresh()).byId.get(companyId);
    return { id: companyId, name: known?.name ?? null };
  }

  async function assertOwn({ id, name }: ScopedCompany, rows: Rows): Promise<void> {
    if (isOf(name, rows)) return;
    // A company that was given another name a moment ago is still the same one.
    const fresh = (await directory.refresh()).byId.get(id)?.name ?? null;
    if (isOf(fresh, rows)) return;
    throw fresh === null ? notListed() : new ProblemError('upstream_scope_ignored');
  }

  /** Group rows carry the name of their company, so one of them shows whether the header was honoured. */
  const verify = (companyId: string, owner: string | undefined): Promise<void> =>
    verifications.get(companyId, owner, async () => {
      const first = { page: 1, pageSize: 1, sort: 'createdAt', order: 'desc' } as const;
      const [company, groups] = await Promise.all([
        find(companyId),
        aboutCompany(() => keepnet.company(companyId).targetGroups.search(first, { owner })),
      ]);
      await assertOwn(company, groups.items);
    });

  return {
    find,

    /**
     * Rows that name another company mean that the company header was ignored (docs/keepnet-api.md, A3): nothing of them is shown.
     * @throws {ProblemError} `upstream_scope_ignored`, or `company_not_found` where Keepnet does not list the company either
     */
    assertOwn,

    /** Makes sure that Keepnet answers for this company; `owner` is whom it is asked for. @throws {ProblemError} as {@link assertOwn} */
    verify,

    /**
     * Reads of a company what does not say whose it is, and makes sure beside that Keepnet answers for this company.
     * @throws {ProblemError} as {@link assertOwn}
     */
    async read<Answer>(
      companyId: string,
      owner: string | undefined,
      work: () => Promise<Answer>,
    ): Promise<Answer> {
      const [answer] = await Promise.all([work(), verify(companyId, owner)]);
      return answer;
    },

    /**
     * The company that a write may go to.
     * @throws {ProblemError} `company_not_found` unless Keepnet lists it, `company_forbidden` where that is the reseller's own;
     *   `upstream_scope_ignored` when Keepnet answers for another company
     */
    async forWrite(companyId: string, owner: string | undefined): Promise<ScopedCompany> {
      const [company, reseller] = await Promise.all([find(companyId), keepnet.reseller()]);
      if (company.name === null && companyId === reseller.companyId) {
        throw new ProblemError('company_forbidden', {
          detail: "This is the reseller's own company, which is not among its customers.",
        });
      }
      await verify(companyId, owner);
      if (company.name === null) throw notListed();
      return company;
    },
  };
}

export type Scope = ReturnType<typeof createScope>;
