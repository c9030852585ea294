import { createHmac } from 'node:crypto';
import { deriveKey } from '../platform/keys.ts';
import type { Planned } from './kind.ts';

/** Names exactly one plan by a hash of all that a person sees of it. The key keeps it from revealing the target users. */
export function createPlanHash(sessionSecret: string) {
  const key = deriveKey(sessionSecret, 'job-plans');
  return (kind: string, items: readonly Planned<unknown>[]): string => {
    const hmac = createHmac('sha256', key).update(kind);
    for (const { companyId, recordId, subject, verdict, code, changes = [], data } of items) {
      const seen = [companyId, recordId, subject, verdict, code ?? null, changes, data];
      hmac.update(`\n${JSON.stringify(seen)}`);
    }
    return hmac.digest('base64url');
  };
}
