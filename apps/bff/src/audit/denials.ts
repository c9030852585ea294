import type { ProblemCode } from '@reseller-console/contract';
import type { Logger } from 'pino';
import type { Trail } from './trail.ts';

/** Milliseconds for which further denials of the same person, action and code are only counted. */
const windowMs = 60_000;
/** The most companies that the summary of one window names. */
const maxCompanies = 20;

interface Denial {
  /** Undefined if no one is signed in. */
  person: { id: string; name: string } | undefined;
  action: string;
  code: ProblemCode;
  companyId: string | undefined;
  requestId: string;
}

interface Window {
  until: number;
  denial: Denial;
  repeated: number;
  companies: Set<string>;
}

/**
 * Records what people were not allowed to do, without letting a flood fill the disk. The first denial of one person, action and code
 * becomes an event at once. Those of the next minute become a single event, with their number and the companies they were about.
 */
export function createDenials({
  trail,
  log,
  now = Date.now,
}: {
  trail: Trail;
  log: Logger;
  now?: (() => number) | undefined;
}) {
  const windows = new Map<string, Window>();
  const underWay = new Set<Promise<void>>();

  const record = (
    { person, action, code, companyId, requestId }: Denial,
    counted: Record<string, unknown> = {},
  ): Promise<void> =>
    trail.record({
      kind: 'event',
      action,
      outcome: 'denied',
      person,
      company: companyId === undefined ? undefined : { id: companyId, name: null },
      requestId,
      detail: { code, ...counted },
    });

  function open(key: string, denial: Denial): Window {
    const window: Window = { until: now() + windowMs, denial, repeated: 0, companies: new Set() };
    windows.set(key, window);
    return window;
  }

  /** Adds denials to the current window, or opens one. */
  function count(key: string, denial: Denial, times: number, companies: Iterable<string>): void {
    const window = windows.get(key) ?? open(key, denial);
    window.repeated += times;
    window.denial = denial;
    for (const id of companies) if (window.companies.size < maxCompanies) window.companies.add(id);
  }

  const countOne = (key: string, denial: Denial): void =>
    count(key, denial, 1, denial.companyId === undefined ? [] : [denial.companyId]);

  /** Writes the summary of a window. If that fails, its denials count towards the next one. */
  async function end(key: string, window: Window): Promise<void> {
    // Removed before the write: denials that arrive during it need a new window.
    if (windows.get(key) === window) windows.delete(key);
    const { denial, repeated, companies } = window;
    if (repeated === 0) return;
    const [companyId] = companies.size === 1 ? companies : [];
    try {
      await record({ ...denial, companyId }, { repeated, companies: [...companies] });
    } catch (error) {
      const { action, code, requestId } = denial;
      log.error(
        { requestId, action, code, repeated, error: String(error) },
        'denials could not be written into the trail',
      );
      count(key, denial, repeated, companies);
    }
  }

  async function endAll(isOver: (window: Window) => boolean): Promise<void> {
    for (const [key, window] of [...windows]) if (isOver(window)) await end(key, window);
  }

  async function noteOne(denial: Denial): Promise<void> {
    const key = JSON.stringify([denial.person?.id, denial.action, denial.code]);
    const before = windows.get(key);
    if (before !== undefined && before.until > now()) return countOne(key, denial);
    // Opened before the first await, or each denial that arrives during it would open a window of its own.
    open(key, denial);
    if (before !== undefined) await end(key, before);
    try {
      await record(denial);
    } catch (error) {
      const { requestId } = denial;
      log.error({ requestId, error: String(error) }, 'a denial could not be written into the trail');
      countOne(key, denial);
    }
  }

  function tracked(work: Promise<void>): Promise<void> {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  }

  const timer = setInterval(() => tracked(endAll(({ until }) => until <= now())), windowMs);
  timer.unref();

  return {
    /** Resolves when the denial is in the trail or counted. Never rejects: a failure to record it must not change the answer. */
    note: (denial: Denial): Promise<void> => tracked(noteOne(denial)),

    /** Writes every open window and stops the timer. */
    async close(): Promise<void> {
      clearInterval(timer);
      await endAll(() => true);
      await Promise.allSettled(underWay);
    },
  };
}

export type Denials = ReturnType<typeof createDenials>;
