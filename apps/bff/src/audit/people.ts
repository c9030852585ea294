import { fieldProblem, fold, wordsOf } from '@reseller-console/contract';
import { type Kysely, sql } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { ProblemError } from '../platform/problem.ts';

/** The most people that one text may match. Each is a query of its own. */
const maxPeople = 50;

/**
 * All people in the trail with their latest names. The recursive query skips from one person to the next by index instead of reading every
 * event.
 */
async function allPeople(kysely: Kysely<Schema>): Promise<{ id: string; name: string | null }[]> {
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
 * Ids of the people that a text means: the one with that id, or all whose name has each of its words.
 * @throws {ProblemError} `invalid_request` at `person` when more than 50 match
 */
export async function peopleNamed(kysely: Kysely<Schema>, text: string): Promise<string[]> {
  const exact = await kysely
    .selectFrom('audit_events')
    .select('person_id')
    .where('person_id', '=', text)
    .limit(1)
    .executeTakeFirst();
  if (exact !== undefined) return [text];
  const wanted = wordsOf(text);
  const found = (await allPeople(kysely)).filter(({ name }) => {
    const folded = fold(name ?? '');
    return wanted.length > 0 && wanted.every((word) => folded.includes(word));
  });
  if (found.length > maxPeople) {
    const problem = fieldProblem('too_many_people', { max: maxPeople });
    throw new ProblemError('invalid_request', { errors: [{ field: 'person', ...problem }] });
  }
  return found.map(({ id }) => id);
}
