import { type Keepnet, KeepnetError } from '@reseller-console/keepnet';
import { createCache } from '../platform/cache.ts';
import { mapInTurn } from '../platform/in-turn.ts';
import type { CompanyDirectory } from './directory.ts';

const dayMs = 86_400_000;
/** Companies that are asked at once. */
const atOnce = 8;

/** Hosts of mail that anybody may have: an address there says nothing of whose person it is. */
const freeMail =
  /^(gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|mail|proton|protonmail|pm|zoho|yandex|mynet|t-online|freenet|orange|libero|laposte|wanadoo|qq|163|126|naver|daum|rediffmail|seznam|wp|o2|onet|interia)\.(com(\.[a-z]{2})?|co\.[a-z]{2}|net|org|me|ru|de|fr|it|es|nl|be|at|ch|eu|pl|cz|in|jp|uk|tr)$/;

/** Which domains companies have verified, read once a company and day, on first use. */
export function createDomains(
  keepnet: Pick<Keepnet, 'company'>,
  directory: Pick<CompanyDirectory, 'get'>,
  now: () => number,
) {
  const verified = createCache<readonly string[] | null>({ freshMs: dayMs, maxEntries: 100_000, now });

  /** Null where Keepnet does not tell. @throws {KeepnetError} */
  const verifiedBy = (companyId: string, owner: string | undefined): Promise<readonly string[] | null> =>
    verified.get(companyId, owner, async () => {
      try {
        return await keepnet.company(companyId).verifiedDomains({ owner });
      } catch (error) {
        const isUntold =
          error instanceof KeepnetError && ['forbidden', 'not_found', 'private'].includes(error.kind);
        if (isUntold) return null;
        throw error;
      }
    });

  return {
    verifiedBy,

    /** Which of these companies are known to have one of these domains, without asking Keepnet. */
    knownHolders: (ids: readonly string[], domains: ReadonlySet<string>): ReadonlySet<string> =>
      new Set(ids.filter((id) => verified.peek(id)?.some((domain) => domains.has(domain)))),

    /**
     * The one company that each of these domains belongs to; without those of several companies and hosts of free mail. A company that
     * cannot be read is left out, and read again the next time.
     */
    async holders(
      domains: ReadonlySet<string>,
      owner: string | undefined,
    ): Promise<Map<string, { id: string; name: string }>> {
      const { companies } = await directory.get();
      const found = new Map<string, { id: string; name: string }[]>();
      await mapInTurn(companies, atOnce, async ({ id, name, privacyDenied }) => {
        if (privacyDenied) return;
        const names = await verifiedBy(id, owner).catch((error: unknown) => {
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
          const [holder, ...others] = holders;
          return holder === undefined || others.length > 0 ? [] : [[domain, holder] as const];
        }),
      );
    },
  };
}
