import type { JobWarning } from '@reseller-console/contract';
import { type Call, type Keepnet, KeepnetError } from '@reseller-console/keepnet';
import type { Planned } from '../kind.ts';
import type { Data } from './import-data.ts';
import type { Place } from './place.ts';

/** The most domains that are named: those with the most people. */
const maxDomains = 20;

/** What the warnings of an import are found with. */
export interface WarningParts {
  keepnet: Pick<Keepnet, 'companies'>;
  /** The domains that companies have verified. */
  domains: {
    /** Null if Keepnet does not let the credential read them. */
    verifiedBy(companyId: string, call: Call): Promise<readonly string[] | null>;
    /** The one company that each of these domains belongs to. */
    holders(domains: ReadonlySet<string>, call: Call): Promise<Map<string, { id: string; name: string }>>;
  };
}

const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase();

/** A reading that only a warning needs: undefined if Keepnet does not give it. */
const orUndefined = <Value>(work: Promise<Value>): Promise<Value | undefined> =>
  work.catch((error: unknown) => {
    if (error instanceof KeepnetError) return undefined;
    throw error;
  });

async function licence(
  keepnet: Pick<Keepnet, 'companies'>,
  { companyId, call }: Place,
  added: number,
): Promise<JobWarning[]> {
  if (added === 0) return [];
  const use = await orUndefined(keepnet.companies.licenceUse(companyId, call));
  if (use === undefined || use.limit === null) return [];
  const left = Math.max(0, use.limit - use.active);
  return added > left ? [{ code: 'over_licence', params: { new: added, left } }] : [];
}

async function domains(
  known: WarningParts['domains'],
  { companyId, call }: Place,
  items: readonly Planned<Data>[],
): Promise<JobWarning[]> {
  const people = new Map<string, number>();
  for (const { subject, verdict } of items) {
    if (verdict === 'refuse' || verdict === 'skip' || !subject.includes('@')) continue;
    const domain = domainOf(subject);
    people.set(domain, (people.get(domain) ?? 0) + 1);
  }
  const own = await orUndefined(known.verifiedBy(companyId, call));
  if (own === undefined || own === null) return [];
  const others = [...people].filter(([domain]) => !own.includes(domain)).sort(([, a], [, b]) => b - a);
  if (others.length === 0) return [];
  const holders = await orUndefined(known.holders(new Set(others.map(([domain]) => domain)), call));
  return others.slice(0, maxDomains).flatMap(([domain, count]): JobWarning[] => {
    const holder = holders?.get(domain);
    const params = { domain, people: count };
    const noMail: JobWarning = { code: 'no_mail', params };
    if (holder === undefined || holder.id === companyId) return [noMail];
    const { id, name } = holder;
    return [noMail, { code: 'other_customer', params: { ...params, companyId: id, company: name } }];
  });
}

/** What a person should know before they start an import. */
export async function importWarnings(
  { keepnet, domains: known }: WarningParts,
  place: Place,
  items: readonly Planned<Data>[],
  isMasked: boolean,
): Promise<JobWarning[]> {
  if (isMasked) return [{ code: 'masked', params: {} }];
  const count = (verdict: string) => items.filter((item) => item.verdict === verdict).length;
  const changes = count('create') + count('change');
  const [seats, mail] = await Promise.all([
    licence(keepnet, place, count('create')),
    domains(
      known,
      place,
      items.filter(({ data }) => data.row !== null),
    ),
  ]);
  return [...seats, ...mail, ...(changes === 0 ? [] : [{ code: 'job_log' as const, params: { changes } }])];
}
