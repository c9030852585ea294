import * as z from 'zod';
import type { Seal } from './sealed.ts';

const Grant = z.object({ kind: z.enum(['refresh', 'access']), token: z.string() });

/** What the provider is asked again with: a refresh token, or an access token that its userinfo takes. */
export type Grant = z.infer<typeof Grant>;

/** A grant as the database may hold it. */
export const sealGrant = (seal: Seal, grant: Grant | null): string | null =>
  grant && seal.seal(JSON.stringify(grant));

/** Undefined where there is none, or it was sealed with another secret. */
export function openGrant(seal: Seal, sealed: string | null): Grant | undefined {
  const text = sealed === null ? undefined : seal.open(sealed);
  return text === undefined ? undefined : Grant.parse(JSON.parse(text));
}
