import { type getDelivery, maxDomains, type ResponseOf } from '@reseller-console/contract';
import { type Call, type Keepnet, KeepnetError } from '@reseller-console/keepnet';
import { mapInTurn } from '../platform/in-turn.ts';

type Delivery = ResponseOf<typeof getDelivery>;

/** The most domains whose people are counted: each takes a call to Keepnet. */
const maxCounted = 50;
const atOnce = 4;

/** Errors of a credential that may read a company but not its domains. */
const domainsRefused: ReadonlySet<string> = new Set(['forbidden', 'not_found']);

interface Parts {
  keepnet: Pick<Keepnet, 'company'>;
  isMasked: (companyId: string, owner: string | undefined) => Promise<boolean>;
}

/**
 * The domains of a company whose people get no mail, and how many active people each has.
 * `domains` is null if the credential may not read them.
 * @throws {KeepnetError} any other failure
 */
export async function readDelivery(
  { keepnet, isMasked }: Parts,
  companyId: string,
  call: Call,
): Promise<Delivery> {
  const company = keepnet.company(companyId);
  const orNull = (names: Promise<string[]>): Promise<string[] | null> =>
    names.catch((error: unknown) => {
      if (error instanceof KeepnetError && domainsRefused.has(error.kind)) return null;
      throw error;
    });
  const [silent, verified] = await Promise.all([
    orNull(company.unverifiedDomains(call)),
    orNull(company.verifiedDomains(call)),
  ]);
  if (silent === null) return { domains: null, total: 0 };
  const names = [...new Set(silent)];
  if (names.length === 0) return { domains: [], total: 0 };
  // Hidden addresses cannot be found by their domain.
  if (await isMasked(companyId, call.owner)) {
    const domains = names.slice(0, maxDomains).map((domain) => ({ domain, activeUsers: null }));
    return { domains, total: names.length };
  }
  const counted = names.slice(0, maxCounted);
  // Keepnet finds a part of an address: "@example.co" finds people of "example.com" and "example.co.uk" too.
  const longer = new Set([...names, ...(verified ?? [])]);
  const totals = new Map<string, Promise<number>>();
  const peopleWith = (domain: string): Promise<number> => {
    const filters = { status: 'active' as const, email: `@${domain}` };
    const known =
      totals.get(domain) ??
      company.targetUsers
        .search({ page: 1, pageSize: 1, sort: 'createdAt', order: 'desc', filters }, call)
        .then(({ total }) => total);
    totals.set(domain, known);
    return known;
  };
  async function peopleOf(domain: string): Promise<number> {
    const others = [...longer].filter((other) => other !== domain && other.startsWith(domain));
    const [people, ...theirs] = await Promise.all([peopleWith(domain), ...others.map(peopleOf)]);
    return Math.max(
      0,
      theirs.reduce((left, count) => left - count, people),
    );
  }
  const domains = await mapInTurn(counted, atOnce, async (domain) => ({
    domain,
    activeUsers: await peopleOf(domain),
  }));
  domains.sort((a, b) => b.activeUsers - a.activeUsers);
  return { domains: domains.slice(0, maxDomains), total: names.length };
}
