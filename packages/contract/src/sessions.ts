import * as z from 'zod/mini';
import { operation } from './operation.ts';
import { Role } from './role.ts';

/** One signed-in browser, as admins see it. */
export const SessionItem = z.object({
  /** Names the session to `endSession` and nothing else: the cookie cannot be derived from it. */
  id: z.string(),
  person: z.object({ id: z.string(), name: z.string(), email: z.nullable(z.string()) }),
  /** Null for a person without a role. */
  role: z.nullable(Role),
  /** True for a person who is limited to certain companies. */
  limited: z.boolean(),
  /** ISO date-time of the sign-in. */
  startedAt: z.string(),
  /** ISO date-time of the last request, at most a minute behind. */
  lastSeenAt: z.string(),
  /** The session of the browser that asks. */
  current: z.boolean(),
});
export type SessionItem = z.infer<typeof SessionItem>;

/** Everyone who is signed in, most recently active first. */
export const listSessions = operation({
  method: 'GET',
  path: '/api/sessions',
  role: 'admin',
  effect: 'read',
  scope: 'self',
  audit: 'session.list',
  response: z.object({ items: z.array(SessionItem) }),
});

/** Ends a session: at once here, and within a second on every other replica. */
export const endSession = operation({
  method: 'DELETE',
  path: '/api/sessions/:sessionId',
  role: 'admin',
  effect: 'write',
  scope: 'self',
  audit: 'session.end',
  response: z.object({ id: z.string() }),
});
