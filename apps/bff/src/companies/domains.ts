import { type Call, type CompanyRow, KeepnetError } from '@reseller-console/keepnet';
import { createCache } from '../platform/cache.ts';
import { mapInTurn } from '../platform/in-turn.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Companies that are read at once. */
const atOnce = 8;

/** Free mail hosts, where anyone may have an address: it does not tell which company a person belongs to. */
const freeMail =
  /^(gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|mail|proton|protonmail|pm|zoho|yandex|mynet|t-online|freenet|orange|libero|laposte|wanadoo|qq|163|126|naver|daum|rediffmail|seznam|wp|o2|onet|interia)\.(com(\.[a-z]{2})?|co\.[a-z]{2}|net|org|me|ru|de|fr|it|es|nl|be|at|ch|eu|pl|cz|in|jp|uk|tr)$/;

type ReadCompany = Pick<CompanyRow, 'id' | 'name' | 'privacyDenied'>;

/** The calls to Keepnet that the domains come from. */
interface DomainSource {
  company(companyId: string): { verifiedDomains(call: Call): Promise<string[]> };
}

/**
 * The domains that companies have verified. An import reads those of its own company unless they were read within the last minute, and
 * those of all others at most once a day.
 */
export function createDomains(
  keepnet: DomainSource,
  directory: { get(): Promise<{ companies: readonly ReadCompany[] }> },
  now: () => number,
) {
  const kept = { maxEntries: 100_000, now };
  const own = createCache<readonly string[] | null>({ freshMs: minuteMs, ...kept });
  const others = createCache<readonly string[] | null>({ freshMs: dayMs, ...kept });

  async function read(companyId: string, { owner, isBackground }: Call): Promise<readonly string[] | null> {
    try {
      return await keepnet.company(companyId).verifiedDomains({ owner, isBackground });
    } catch (error) {
      const isRefused =
        error instanceof KeepnetError && ['forbidden', 'not_found', 'privacy'].includes(error.kind);
      if (isRefused) return null;
      throw error;
    }
  }

  return {
    /** Null if Keepnet does not let the credential read them. @throws {KeepnetError} */
    verifiedBy: (companyId: string, call: Call): Promise<readonly string[] | null> =>
      own.get(companyId, call.owner, () => read(companyId, call)),

    /** Which of these companies are known to have one of these domains, without asking Keepnet. */
    knownHolders: (ids: readonly string[], domains: ReadonlySet<string>): ReadonlySet<string> =>
      new Set(ids.filter((id) => (own.peek(id) ?? others.peek(id))?.some((domain) => domains.has(domain)))),

    /**
     * The company that each of these domains belongs to, without domains that several companies have verified and free mail hosts. A
     * company that cannot be read is left out, and read again the next time.
     */
    async holders(
      domains: ReadonlySet<string>,
      call: Call,
    ): Promise<Map<string, { id: string; name: string }>> {
      const { companies } = await directory.get();
      const found = new Map<string, { id: string; name: string }[]>();
      await mapInTurn(companies, atOnce, async ({ id, name, privacyDenied }) => {
        if (privacyDenied) return;
        const names = await others
          .get(id, call.owner, () => read(id, call))
          .catch((error: unknown) => {
            if (error instanceof KeepnetError) return null;
            throw error;
          });
        for (const domain of names ?? []) {
          if (!domains.has(domain) || freeMail.test(domain)) continue;
          found.set(domain, [...(found.get(domain) ?? []), { id, name }]);
        }
      });
      return new Map(
        [...found].flatMap(([domain, holders]) => {
          const [holder, ...more] = holders;
          return holder === undefined || more.length > 0 ? [] : [[domain, holder] as const];
        }),
      );
    },
  };
}
