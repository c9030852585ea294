import { createHmac } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { deriveKey } from '../platform/keys.ts';
import type { Planned } from './kind.ts';

/** Items that are hashed in one go: few enough that others are not kept waiting. */
const atATime = 1000;

/** Names exactly one plan by a hash of all that a person sees of it. The key keeps it from revealing the target users. */
export function createPlanHash(sessionSecret: string) {
  const key = deriveKey(sessionSecret, 'job-plans');
  return async (kind: string, items: readonly Planned<unknown>[]): Promise<string> => {
    const hmac = createHmac('sha256', key).update(kind);
    for (const [index, item] of items.entries()) {
      if (index % atATime === atATime - 1) await nextTurn();
      const { companyId, recordId, subject, verdict, code, changes = [], data } = item;
      const seen = [companyId, recordId, subject, verdict, code ?? null, changes, data];
      hmac.update(`\n${JSON.stringify(seen)}`);
    }
    return hmac.digest('base64url');
  };
}
