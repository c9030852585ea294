import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { OwnCompany } from '../companies/own-company.ts';
import type { WriteRow } from '../db/schema.ts';
import { isCompanyRefused } from '../upstream/problem.ts';
import type { LookUpAction } from './action.ts';
import type { LookOptions } from './look.ts';
import { misplaced, unseen } from './settlement.ts';
import type { Settlement } from './store.ts';
import { cannotLook } from './work.ts';

interface Parts {
  actions: readonly LookUpAction[];
  ownCompany: OwnCompany;
  look: LookOptions;
  log: Logger;
}

type Place = 'chosen' | 'own' | 'unseen';

/**
 * Checks where a create landed whose company nothing had proven: it is read back in the chosen company, and looked for in the reseller's
 * own, where it is if Keepnet ignored the company header (docs/keepnet-api.md, A3).
 */
export function createLanding({ actions, ownCompany, look, log }: Parts) {
  const lookUps = new Map(actions.map(({ name, lookUp }) => [name, lookUp]));

  async function isThere(row: WriteRow, companyId: string, id: string): Promise<boolean> {
    const call = { deadlineMs: look.deadlineMs, requestId: row.request_id };
    const found = await lookUps.get(row.action)?.(companyId, row.target, call);
    return found?.some((record) => record.id === id) ?? false;
  }

  async function find(row: WriteRow, id: string): Promise<Place> {
    const own = await ownCompany.get();
    if (own === undefined || row.company_id === null) return 'unseen';
    for (const wait of look.waits) {
      if (wait > 0) await delay(wait);
      const isInChosen = await isThere(row, row.company_id, id);
      const isInOwn = await isThere(row, own.id, id).catch((error: unknown) => {
        // Keepnet knows one company from the other.
        if (isCompanyRefused(error)) return false;
        throw error;
      });
      if (isInOwn) return 'own';
      if (isInChosen) return 'chosen';
    }
    return 'unseen';
  }

  return {
    /** The longest that a check takes, in milliseconds. */
    longestMs: look.waits.reduce((sum, wait) => sum + wait + 2 * look.deadlineMs, 0),

    /** What became of a write, where it landed taken into account. */
    async check(row: WriteRow, settlement: Settlement): Promise<Settlement> {
      const { outcome, resourceId } = settlement;
      if (row.unproven === 0 || outcome !== 'created' || resourceId === undefined) return settlement;
      try {
        const place = await find(row, resourceId);
        if (place === 'chosen') return settlement;
        if (place === 'unseen') return unseen();
        const facts = { writeId: row.id, requestId: row.request_id, companyId: row.company_id };
        log.error(facts, 'a create landed in the own company of the reseller: no write is sent any more');
        return misplaced(resourceId, row);
      } catch (error) {
        cannotLook(log, row, error);
        return unseen();
      }
    },
  };
}
