import type { Keepnet } from '@reseller-console/keepnet';
import { ProblemError } from '../http/problem.ts';
import { aboutCompany } from '../upstream/problem.ts';
import type { CompanyDirectory } from './directory.ts';

/** A company that a write goes to. `name` is null where Keepnet lists no such company. */
export interface ScopedCompany {
  id: string;
  name: string | null;
}

/** Milliseconds for which a company counts as verified. */
const verifiedMs = 300_000;
const mostKept = 10_000;

/** Rows that name another company mean that the company header was ignored (docs/keepnet-api.md, A3): nothing of them is shown. */
export function assertSameCompany(
  company: ScopedCompany,
  rows: readonly { companyName: string | null }[],
): void {
  const strays = rows.some((row) => row.companyName !== null && row.companyName !== company.name);
  if (company.name !== null && strays) throw new ProblemError('upstream_scope_ignored');
}

/** Guards scoped writes: they land in the company of the path or nowhere. */
export function createScope(keepnet: Keepnet, directory: CompanyDirectory, now: () => number = Date.now) {
  const verified = new Map<string, number>();

  async function find(companyId: string): Promise<ScopedCompany> {
    const known =
      (await directory.get()).byId.get(companyId) ?? (await directory.refresh()).byId.get(companyId);
    return { id: companyId, name: known?.name ?? null };
  }

  /** Group rows carry the name of their company, so one of them shows whether the header was honoured. */
  async function verify(company: ScopedCompany): Promise<void> {
    if (now() - (verified.get(company.id) ?? Number.NEGATIVE_INFINITY) <= verifiedMs) return;
    const groups = await aboutCompany(() =>
      keepnet
        .company(company.id)
        .targetGroups.search({ page: 1, pageSize: 1, sort: 'createdAt', order: 'desc' }),
    );
    assertSameCompany(company, groups.items);
    if (verified.size >= mostKept) verified.clear();
    verified.set(company.id, now());
  }

  return {
    find,

    /**
     * Makes sure that Keepnet answers for this company, before something is sent to it, taken from it in bulk, or
     * shown of it that does not say whose it is.
     * @throws {ProblemError} `upstream_scope_ignored` when it answers for another one
     */
    verify,

    /**
     * The company that a write may go to.
     * @throws {ProblemError} `company_forbidden` for the reseller's own company unless Keepnet lists it as a customer;
     *   `upstream_scope_ignored` when Keepnet answers for another company
     */
    async forWrite(companyId: string): Promise<ScopedCompany> {
      const [company, reseller] = await Promise.all([find(companyId), keepnet.reseller()]);
      if (company.name === null && companyId === reseller.companyId) {
        throw new ProblemError('company_forbidden', {
          detail: "This is the reseller's own company, which is not among its customers.",
        });
      }
      await verify(company);
      return company;
    },
  };
}

export type Scope = ReturnType<typeof createScope>;
