import { endSession, listSessions } from '@reseller-console/contract';
import { endpoint } from '../platform/endpoint.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Services } from '../services.ts';

const isoTime = (at: number): string => new Date(at).toISOString();

export const sessionsEndpoints = ({ sessions: { rows, ends } }: Services) => [
  endpoint(listSessions, async ({ request }) => {
    const items = (await rows.list()).map(({ idHash, publicId, person, createdAt, lastSeenAt }) => ({
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
    const [found] = await rows.byPublicId(sessionId);
    const how = { reason: 'ended_by_admin', by: person, requestId: request.id } as const;
    if (found === undefined || !(await ends.end(found, how))) throw new ProblemError('not_found');
    return { id: sessionId };
  }),
];
