import * as z from 'zod/mini';
import { operation } from './operation.ts';
import { Role } from './role.ts';

/** Who is signed in, and the reseller company whose credential the console holds. */
export const Session = z.object({
  user: z.object({
    id: z.string(),
    name: z.string(),
    email: z.nullable(z.string()),
    role: Role,
    /** True for a person who sees certain companies only. */
    limited: z._default(z.boolean(), false),
  }),
  reseller: z.object({ companyId: z.nullable(z.string()), name: z.nullable(z.string()) }),
  /** Whether a new target user needs a telephone number (docs/keepnet-api.md, A10). */
  phoneRequired: z._default(z.boolean(), true),
});
export type Session = z.infer<typeof Session>;

export const getSession = operation({
  method: 'GET',
  path: '/api/session',
  role: 'any',
  effect: 'read',
  scope: 'self',
  response: Session,
});

/**
 * The header that says whose page a call comes from, and in the answer, who it was answered for. A call for another person than the
 * one who is signed in is refused with `wrong_person`; `getSession` answers it, since it says who is signed in now.
 */
export const personHeader = 'X-Person';

/** A person's id as `personHeader` carries it: what a header cannot hold is percent-encoded, and so is `%`. */
export const personValue = (id: string): string =>
  id.toWellFormed().replaceAll(/[^!-$&-~]/gu, encodeURIComponent);

/** The header of a call that no person caused, such as polling: it does not count as use of the session. Its value is 1. */
export const backgroundHeader = 'X-Background';

/** Ends the session here; `redirectTo` is where the browser goes to end it at the identity provider as well. */
export const logout = operation({
  method: 'POST',
  path: '/auth/logout',
  role: 'any',
  effect: 'write',
  scope: 'self',
  audit: 'session.sign_out',
  response: z.object({ redirectTo: z.string() }),
});
