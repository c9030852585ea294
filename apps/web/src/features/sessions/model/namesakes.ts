import type { SessionItem } from '@reseller-console/contract';
import { formatMoment } from '../../../shared/lib/moment.ts';
import { namesakes } from '../../../shared/lib/namesakes.ts';
import { words as w } from '../words/en.ts';

/** What tells people of one name apart, by the id of a person: their addresses. */
export function peopleNamesakes(sessions: readonly SessionItem[]): ReadonlyMap<string, string> {
  const people = new Map(sessions.map(({ person }) => [person.id, person]));
  return namesakes([...people.values()], ({ email }) => email ?? undefined);
}

/** What tells sessions apart whose people have one name, or are one: whose it is, and since when. */
export const sessionNamesakes = (sessions: readonly SessionItem[]): ReadonlyMap<string, string> => {
  const people = peopleNamesakes(sessions);
  return namesakes(
    sessions.map((session) => ({ ...session, name: session.person.name })),
    ({ person }) => people.get(person.id),
    ({ startedAt }) => w.since(formatMoment(startedAt) ?? startedAt),
  );
};
