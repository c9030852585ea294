import type { KeyObject } from 'node:crypto';
import { type findPeople, fold, type PeopleEvent } from '@reseller-console/contract';
import type { CompanyRow } from '@reseller-console/keepnet';
import type { AccessOf } from '../exports/access.ts';
import type { ExportOutcome, Journal } from '../exports/journal.ts';
import type { Slots } from '../exports/slots.ts';
import type { Context } from '../platform/endpoint.ts';
import { ConsoleStopped } from '../platform/graceful-shutdown.ts';
import { keyedHash } from '../platform/keys.ts';
import { ProblemError } from '../platform/problem.ts';
import { linesTo } from './lines.ts';
import type { Sweep } from './sweep.ts';

/** What a search over all companies works with. */
export interface SearchParts {
  sweep: Sweep;
  journal: Journal;
  /** One search at a time for each person. */
  slots: Slots;
  /** The companies that a person may see; `limit` null means all. */
  companiesOf: (limit: readonly string[] | null) => Promise<readonly CompanyRow[]>;
  /** Which of these companies are known to have one of these domains. */
  knownHolders: (ids: readonly string[], domains: ReadonlySet<string>) => ReadonlySet<string>;
  accessOf: AccessOf;
  /** Key of the hash that the trail has in place of the addresses. */
  hashKey: KeyObject;
}

/** The most domains that are remembered. */
const maxLearned = 10_000;
const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

function endOf(signal: AbortSignal | undefined): ExportOutcome {
  if (signal?.aborted !== true) return 'done';
  return signal.reason instanceof ConsoleStopped ? 'cut' : 'cancelled';
}

/**
 * Answers a search for target users over companies. Its intent is in the trail before Keepnet is asked, with a keyed hash in place of the
 * addresses; its outcome is there before the last line is sent.
 */
export function createPeopleSearch(parts: SearchParts) {
  const { sweep, journal, slots, companiesOf, knownHolders, accessOf, hashKey } = parts;
  const underWay = new Set<Promise<void>>();

  /** Companies in which one of these domains was found by a search of this process. */
  const foundIn = new Map<string, Set<string>>();

  function learn(event: PeopleEvent): void {
    if (event.type !== 'match' || foundIn.size >= maxLearned) return;
    const domain = domainOf(event.user.email.toLowerCase());
    foundIn.set(domain, (foundIn.get(domain) ?? new Set()).add(event.company.id));
  }

  /** The companies to search, the most promising first: where one of the domains is known, then where the name resembles one. */
  async function companiesFor(
    { person, query }: Context<typeof findPeople>,
    addresses: readonly string[],
  ): Promise<readonly CompanyRow[]> {
    const visible = await companiesOf(person.companies);
    const named = query.companies === undefined ? undefined : new Set(query.companies);
    const companies = visible.filter(({ id }) => named === undefined || named.has(id));
    const domains = new Set(addresses.map(domainOf));
    const ids = companies.map(({ id }) => id);
    const holders = knownHolders(ids, domains);
    const learned = new Set([...domains].flatMap((domain) => [...(foundIn.get(domain) ?? [])]));
    const labels = [...domains].flatMap((domain) => domain.split('.', 1)).filter((label) => label.length > 3);
    const rank = ({ id, name }: CompanyRow): number => {
      if (holders.has(id) || learned.has(id)) return 0;
      const plain = fold(name).replaceAll(/[^\p{L}\p{N}]+/gu, '');
      return labels.some((label) => plain.startsWith(label) || label.startsWith(plain)) ? 1 : 2;
    };
    const ranks = new Map(companies.map((company) => [company.id, rank(company)]));
    return companies.toSorted((one, other) => (ranks.get(one.id) ?? 2) - (ranks.get(other.id) ?? 2));
  }

  async function search(context: Context<typeof findPeople>): Promise<void> {
    const { operation, person, query, call, request, response } = context;
    const addresses = [...new Set(query.email.map((address) => address.toLowerCase()))].sort();
    const companies = await companiesFor(context, addresses);
    const sought = { addresses: addresses.length, hash: keyedHash(hashKey, ...addresses) };
    const open = await journal.open({
      action: operation.audit,
      person,
      requestId: request.id,
      detail: { ...sought, of: companies.length },
    });
    try {
      response.set({
        'Content-Type': 'application/x-ndjson',
        // A proxy that compresses or buffers the stream would hide its progress.
        'Cache-Control': 'no-store, no-transform',
        'X-Accel-Buffering': 'no',
      });
      response.flushHeaders();
      const write = linesTo(response, call.signal);
      const tell = (event: PeopleEvent) => {
        learn(event);
        return write(event);
      };
      const { counts, done } = sweep(companies, { addresses, call, accessTo: accessOf(request) }, tell);
      try {
        await done;
      } catch (error) {
        const isSignedOut = error instanceof ProblemError && error.code === 'not_signed_in';
        await open.settle(isSignedOut ? 'cut' : 'failed', { ...sought, ...counts });
        throw error;
      }
      await open.settle(endOf(call.signal), { ...sought, ...counts });
      const { matches: _, ...told } = counts;
      await tell({ type: 'done', ...told });
      response.end();
    } finally {
      await open.leave();
    }
  }

  return {
    /** @throws {ProblemError} before the first line: `rate_limited` while another search of the person runs */
    async send(context: Context<typeof findPeople>): Promise<undefined> {
      const release = await slots.take(context.person.id);
      const running = search(context).finally(release);
      underWay.add(running);
      try {
        await running;
      } catch (error) {
        if (!context.response.headersSent) throw error;
        // A broken connection and no last line: the page knows that the answer is not complete.
        context.response.destroy();
      } finally {
        underWay.delete(running);
      }
      return undefined;
    },

    /** Resolves when all searches have ended and are in the trail. */
    async settled(): Promise<void> {
      await Promise.allSettled(underWay);
    },
  };
}

export type PeopleSearch = ReturnType<typeof createPeopleSearch>;
