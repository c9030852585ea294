import { bareAddress, type PeopleEvent, type ProblemCode } from '@reseller-console/contract';
import {
  type Call,
  type CompanyRow,
  type Keepnet,
  KeepnetError,
  looksMasked,
  type TargetUser,
} from '@reseller-console/keepnet';
import type { Scope } from '../companies/scope.ts';
import type { AccessTo } from '../exports/access.ts';
import { type Paging, readEveryPage } from '../platform/every-page.ts';
import { mapInTurn } from '../platform/in-turn.ts';
import { isCompanyRefused, withCompanyErrors } from '../platform/keepnet-problem.ts';
import { ProblemError } from '../platform/problem.ts';

/** Companies that are asked at once. Each takes two calls: 16 are the share of one person. */
const companiesAtOnce = 8;
/** Milliseconds that one company may take, unless the options say otherwise. */
const usualCompanyMs = 15_000;
/** The most target users of one company whose address may contain one of those that are searched for. */
const maxRows = 1_000;
/** How old the answer may be whether a company hides its people, in milliseconds. One that has begun to since then shows a masked row. */
const maskMaxAgeMs = 86_400_000;
/** The number of progress events of a search. */
const progressSteps = 100;
/** Milliseconds of silence after which the progress is told anyway: a proxy ends a connection that is silent (deploy/nginx.conf). */
const silentMs = 5_000;

/** What a search works with. */
export interface SweepParts {
  keepnet: Pick<Keepnet, 'company'>;
  scope: Pick<Scope, 'verify' | 'wasProvenRecently'>;
  /** Whether Keepnet hides the names and addresses of a company's target users. */
  isMasked: (companyId: string, owner: string | undefined, maxAgeMs?: number) => Promise<boolean>;
  /** Milliseconds that one company may take. */
  companyMs?: number | undefined;
}

/** How a search went: companies, and target users found. */
export interface SweepCounts {
  asked: number;
  of: number;
  refused: number;
  failed: number;
  masked: number;
  matches: number;
}

/** What is searched for, and for which person. */
interface Sought {
  addresses: readonly string[];
  call: Call;
  /** Whether the person may still see a company. */
  accessTo: AccessTo;
}

type Answer =
  | { state: 'asked'; users: TargetUser[] }
  | { state: 'refused' | 'failed' | 'masked'; code: ProblemCode };

const refusals: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'company_private',
  'company_forbidden',
  'company_not_found',
  'upstream_refused',
]);

const isTooLong = (error: unknown): boolean =>
  error instanceof ProblemError && error.options.params?.reason === 'list_too_long';

const addressOf = (text: string): string => bareAddress(text).toLowerCase();

/**
 * Searches companies for addresses, and reports each result as soon as it is known. The scope of a company is proven before a match in it
 * is reported. A miss counts if the scope of any company was proven within the lifetime of a proof.
 */
export function createSweep({ keepnet, scope, isMasked, companyMs = usualCompanyMs }: SweepParts) {
  async function holding(
    company: CompanyRow,
    addresses: readonly string[],
    call: Call,
  ): Promise<TargetUser[]> {
    const { targetUsers } = keepnet.company(company.id);
    const read = (withMasked: boolean) => async (paging: Paging) => {
      const page = await targetUsers.searchAddresses({ ...paging, addresses, withMasked }, call);
      if (page.items.some(looksMasked) && (await isMasked(company.id, call.owner))) {
        throw new ProblemError('company_masked');
      }
      return page;
    };
    const { items, unreadable } = await readEveryPage(read(true), maxRows).catch((error: unknown) => {
      // Where Keepnet takes an asterisk for any text, the mask finds everyone.
      if (isTooLong(error)) return readEveryPage(read(false), maxRows);
      throw error;
    });
    if (unreadable > 0) throw new KeepnetError('bad_answer', { code: 'unreadable_rows' });
    const wanted = new Set(addresses.map(addressOf));
    return items.filter(({ email }) => wanted.has(addressOf(email)));
  }

  async function ask(company: CompanyRow, addresses: readonly string[], call: Call): Promise<Answer> {
    if (company.privacyDenied) return { state: 'refused', code: 'company_private' };
    const [users, masked] = await Promise.all([
      holding(company, addresses, call),
      isMasked(company.id, call.owner, maskMaxAgeMs),
    ]);
    if (masked) throw new ProblemError('company_masked');
    if (users.length > 0 || !scope.wasProvenRecently()) await scope.verify(company.id, call.owner);
    return { state: 'asked', users };
  }

  /** @throws {ProblemError} `not_signed_in` once the person has signed out */
  async function assertMay({ id }: CompanyRow, accessTo: AccessTo): Promise<void> {
    const access = await accessTo(id);
    if (access === 'ended') throw new ProblemError('not_signed_in');
    if (access === 'lost') throw new ProblemError('company_forbidden');
  }

  async function answerOf(company: CompanyRow, { addresses, call, accessTo }: Sought): Promise<Answer> {
    try {
      await assertMay(company, accessTo);
      const answer = await withCompanyErrors(() =>
        ask(company, addresses, { ...call, deadlineMs: companyMs }),
      );
      await assertMay(company, accessTo);
      return answer;
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code === 'not_signed_in') throw error;
      if (error.code === 'company_masked') return { state: 'masked', code: error.code };
      const isRefused = refusals.has(error.code) || isCompanyRefused(error.cause);
      return { state: isRefused ? 'refused' : 'failed', code: error.code };
    }
  }

  /**
   * @param companies those to ask, in this order
   * @param tell gets each event; it may wait until the reader takes more
   * @returns the counts, which grow while it runs; `done` rejects with `not_signed_in` if the person signs out meanwhile
   */
  return function sweep(
    companies: readonly CompanyRow[],
    sought: Sought,
    tell: (event: PeopleEvent) => Promise<void>,
  ): { counts: SweepCounts; done: Promise<void> } {
    const { call } = sought;
    const of = companies.length;
    const counts: SweepCounts = { asked: 0, of, refused: 0, failed: 0, masked: 0, matches: 0 };
    const step = Math.max(1, Math.ceil(of / progressSteps));
    let answered = 0;
    let toldAt = performance.now();
    const tellProgress = () => {
      toldAt = performance.now();
      return tell({ type: 'progress', asked: counts.asked, of });
    };

    async function one(row: CompanyRow): Promise<void> {
      if (call.signal?.aborted) return;
      const answer = await answerOf(row, sought);
      // A call that ended because the browser left says nothing about the company.
      if (call.signal?.aborted) return;
      const company = { id: row.id, name: row.name };
      counts[answer.state] += 1;
      if (answer.state === 'asked') {
        counts.matches += answer.users.length;
        for (const user of answer.users) await tell({ type: 'match', company, user });
      } else {
        await tell({ type: answer.state, company, code: answer.code });
      }
      answered += 1;
      if (answered % step === 0 || performance.now() - toldAt > silentMs) await tellProgress();
    }

    const run = async () => {
      await tellProgress();
      await mapInTurn(companies, companiesAtOnce, one);
    };
    return { counts, done: run() };
  };
}

export type Sweep = ReturnType<typeof createSweep>;
