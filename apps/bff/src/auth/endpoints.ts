import { endSession, getSession, listSessions } from '@reseller-console/contract';
import { type Keepnet, KeepnetError } from '@reseller-console/keepnet';
import { endpoint } from '../platform/endpoint.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Sessions } from './sessions.ts';

const isoTime = (at: number): string => new Date(at).toISOString();

/** What the endpoints of sessions work with. */
interface Parts {
  keepnet: Pick<Keepnet, 'reseller'>;
  sessions: Pick<Sessions, 'list' | 'byPublicId' | 'revoke'>;
  /** Whether Keepnet asks for a telephone number: `KEEPNET_PHONE_NUMBER`. */
  phoneRequired: boolean;
}

export const sessionEndpoints = ({ keepnet, sessions, phoneRequired }: Parts) => [
  endpoint(getSession, async ({ person, call }) => {
    const { id, name, email, role, companies } = person;
    // The console knows who is signed in even while Keepnet issues no token.
    const reseller = await keepnet.reseller(call).catch((error: unknown) => {
      if (!(error instanceof KeepnetError)) throw error;
      return { companyId: null, name: null };
    });
    const user = { id, name, email, role, limited: companies !== null };
    return { user, reseller, phoneRequired };
  }),

  endpoint(listSessions, async ({ request }) => {
    const items = (await sessions.list()).map(({ idHash, publicId, person, createdAt, lastSeenAt }) => ({
      id: publicId,
      person: { id: person.id, name: person.name, email: person.email },
      role: person.role,
      limited: person.companies !== null,
      startedAt: isoTime(createdAt),
      lastSeenAt: isoTime(lastSeenAt),
      current: idHash === request.signedIn?.idHash,
    }));
    return { items };
  }),

  endpoint(endSession, async ({ params: { sessionId }, person, request }) => {
    const [found] = await sessions.byPublicId(sessionId);
    const how = { reason: 'ended_by_admin', by: person, requestId: request.id } as const;
    if (found === undefined || !(await sessions.revoke(found, how))) throw new ProblemError('not_found');
    return { id: sessionId };
  }),
];
