import type { Keepnet } from '@reseller-console/keepnet';
import { ProblemError } from '../platform/problem.ts';
import type { CompanyDirectory } from './directory.ts';

/** The answer for a company that Keepnet does not list. */
export const notListed = () =>
  new ProblemError('company_not_found', {
    detail: 'Keepnet does not list it among the companies it answers for.',
    params: { reason: 'not_listed' },
  });

/** The reseller's own company. Keepnet answers for it when no company is named; it is not a customer. */
export function createOwnCompany(keepnet: Keepnet, directory: CompanyDirectory) {
  let known: { id: string; name: string | null } | undefined;

  /** The own company; undefined if the token does not name it. Cached for good, since it never changes. */
  async function get(): Promise<typeof known> {
    if (known !== undefined) return known;
    const { companyId, name } = await keepnet.reseller();
    if (companyId !== null) known = { id: companyId, name };
    return known;
  }

  return {
    get,

    /**
     * Accepts every company but the reseller's own, unless companies/search lists that one. Compares ids without regard to case, since
     * Keepnet may do the same.
     * @throws {ProblemError} `company_forbidden`; `company_not_found` for an unlisted company while the own one is unknown
     */
    async assertCustomer(companyId: string): Promise<void> {
      const own = await get();
      if (own !== undefined && own.id.toLowerCase() !== companyId.toLowerCase()) return;
      const isListed = (all: Awaited<ReturnType<CompanyDirectory['get']>>) => all.byId.has(companyId);
      if (isListed(await directory.get()) || isListed(await directory.refresh())) return;
      if (own === undefined) throw notListed();
      throw new ProblemError('company_forbidden', {
        detail: "This is the reseller's own company, which is not among its customers.",
        params: { reason: 'own_company' },
      });
    },
  };
}

export type OwnCompany = ReturnType<typeof createOwnCompany>;
