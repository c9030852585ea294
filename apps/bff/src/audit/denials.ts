import type { ProblemCode } from '@reseller-console/contract';
import type { Logger } from 'pino';
import type { Trail } from './trail.ts';

/** Milliseconds for which further denials of the same person, action and code are only counted. */
const windowMs = 60_000;
/** Companies that the count of a window names. */
const mostCompanies = 20;

interface Denial {
  /** Undefined where nobody is signed in. */
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
 * What people were not allowed to do. A flood cannot fill the disk: of one person, action and code the first denial is an event
 * at once, and those of the next minute are one more event with their number and the companies that they were about.
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

  const record = (
    { person, action, code, companyId, requestId }: Denial,
    counted: Record<string, unknown> = {},
  ) =>
    trail.record({
      kind: 'event',
      action,
      outcome: 'denied',
      person,
      company: companyId === undefined ? undefined : { id: companyId, name: null },
      requestId,
      detail: { code, ...counted },
    });

  async function end(key: string, { denial, repeated, companies }: Window): Promise<void> {
    windows.delete(key);
    if (repeated === 0) return;
    const [companyId] = companies.size === 1 ? companies : [];
    await record({ ...denial, companyId }, { repeated, companies: [...companies] });
  }

  async function endAll(isOver: (window: Window) => boolean): Promise<void> {
    try {
      for (const [key, window] of [...windows]) if (isOver(window)) await end(key, window);
    } catch (error) {
      log.error({ error: String(error) }, 'denials could not be written into the trail');
    }
  }

  const timer = setInterval(() => endAll(({ until }) => until <= now()), windowMs);
  timer.unref();

  return {
    /** Resolves when the trail has it, or has counted it. Never rejects: the refusal stands whatever becomes of its event. */
    async note(denial: Denial): Promise<void> {
      const { person, action, code, companyId, requestId } = denial;
      const key = JSON.stringify([person?.id, action, code]);
      const window = windows.get(key);
      if (window !== undefined && window.until > now()) {
        window.repeated += 1;
        window.denial = denial;
        if (companyId !== undefined && window.companies.size < mostCompanies) window.companies.add(companyId);
        return;
      }
      try {
        if (window !== undefined) await end(key, window);
        windows.set(key, { until: now() + windowMs, denial, repeated: 0, companies: new Set() });
        await record(denial);
      } catch (error) {
        log.error({ requestId, error: String(error) }, 'a denial could not be written into the trail');
      }
    },

    /** Writes down what was counted, and counts no more. */
    async close(): Promise<void> {
      clearInterval(timer);
      await endAll(() => true);
    },
  };
}

export type Denials = ReturnType<typeof createDenials>;
