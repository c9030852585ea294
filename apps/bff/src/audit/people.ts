import { type Kysely, sql } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { ProblemError } from '../platform/problem.ts';

/** People that one text may match; each has a way of its own into the trail, and they are merged. */
const mostPeople = 50;

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Everybody in the trail under the last name they had there. Steps from person to person by the index, past their events. */
async function everybody(kysely: Kysely<Schema>): Promise<{ id: string; name: string | null }[]> {
  const { rows } = await sql<{ id: string; name: string | null }>`
    with recursive people (id) as (
      select min(person_id) from audit_events
      union all
      select (select min(person_id) from audit_events where person_id > people.id)
      from people where people.id is not null
    )
    select id, (
      select person_name from audit_events where person_id = people.id order by at desc, id desc limit 1
    ) as name
    from people where id is not null`.execute(kysely);
  return rows;
}

/**
 * Ids of the people that a text names: the one whose id it is, or all whose name contains it.
 * @throws {ProblemError} `invalid_request` at `person` when it matches more than 50
 */
export async function peopleNamed(kysely: Kysely<Schema>, text: string): Promise<string[]> {
  const exact = await kysely
    .selectFrom('audit_events')
    .select('person_id')
    .where('person_id', '=', text)
    .limit(1)
    .executeTakeFirst();
  if (exact !== undefined) return [text];
  const wanted = folded(text);
  const found = (await everybody(kysely)).filter(({ name }) => folded(name ?? '').includes(wanted));
  if (found.length > mostPeople) {
    const message = `More than ${mostPeople} people match. Type more of the name.`;
    throw new ProblemError('invalid_request', { errors: [{ field: 'person', message }] });
  }
  return found.map(({ id }) => id);
}
