import { matchTemplate } from '../http/route.ts';
import type { Fault, FaultRule } from './fault.ts';

/** What a fault is matched against. */
export interface Arrival {
  readonly method: string;
  readonly path: string;
  readonly template: string | null;
  readonly companyId: string;
}

/** The faults that wait for their calls, in the order of adding; the first that fits is taken. */
export class FaultBook {
  #rules: { rule: FaultRule; seen: number; taken: number }[] = [];
  #held = Promise.withResolvers<void>();

  add(rule: FaultRule): void {
    this.#rules.push({ rule, seen: 0, taken: 0 });
  }

  clear(): void {
    this.#rules = [];
    this.release();
  }

  /** Lets the calls go on that are held now. */
  release(): void {
    this.#held.resolve();
    this.#held = Promise.withResolvers();
  }

  /** Resolves when the calls that are held now may go on. */
  released(): Promise<void> {
    return this.#held.promise;
  }

  /** What was asked for, with how often it was used. */
  list(): { rule: FaultRule; taken: number }[] {
    return this.#rules.map(({ rule, taken }) => ({ rule, taken }));
  }

  /** The fault for a call, if any; counts the call for every rule that it matches. */
  take(arrival: Arrival): Fault | null {
    let found: Fault | null = null;
    for (const entry of this.#rules) {
      if (!fits(entry.rule.match, arrival)) continue;
      entry.seen++;
      const { nth, times } = entry.rule.match;
      const due = entry.seen >= nth && (times === 'always' || entry.taken < times);
      if (!due || found !== null) continue;
      entry.taken++;
      found = entry.rule.fault;
    }
    return found;
  }
}

function fits({ method, path, companyId }: FaultRule['match'], arrival: Arrival): boolean {
  if (method !== undefined && method !== arrival.method) return false;
  if (companyId !== undefined && companyId !== arrival.companyId) return false;
  if (path === undefined || path === arrival.path || path === arrival.template) return true;
  if (/^\/.+\/$/.test(path)) return new RegExp(path.slice(1, -1)).test(arrival.path);
  return path.includes('{') && arrival.template === null && matchTemplate(path, arrival.path) !== null;
}
