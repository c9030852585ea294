import * as z from 'zod';
import type { Seal } from './sealed.ts';

const Grant = z.object({ kind: z.enum(['refresh', 'access']), token: z.string() });

/** The token for asking the provider again: a refresh token, or an access token for userinfo. */
export type Grant = z.infer<typeof Grant>;

/** Seals a grant for the database. */
export const sealGrant = (seal: Seal, grant: Grant | null): string | null =>
  grant && seal.seal(JSON.stringify(grant));

/** Undefined if there is none, or it was sealed with another secret. */
export function openGrant(seal: Seal, sealed: string | null): Grant | undefined {
  const text = sealed === null ? undefined : seal.open(sealed);
  return text === undefined ? undefined : Grant.parse(JSON.parse(text));
}
