import * as z from 'zod/mini';
import { emailLine } from './line.ts';
import { listed, namedCompanies } from './many-companies.ts';
import { operation } from './operation.ts';
import { ReceivedProblemCode } from './problem.ts';
import { targetUserLimits } from './target-user-input.ts';
import { TargetUser } from './target-users.ts';

/** Addresses that one search takes. */
export const maxPeopleSought = 20;
const company = z.object({ id: z.string(), name: z.string() });
/** Companies so far: those that answered, of how many. */
const answered = { asked: z.int(), of: z.int() };

/**
 * One line of the answer to {@link findPeople}. `match`: a target user with one of the addresses. `refused`, `failed`, `masked`: nothing
 * is known about this company, and why; a masked one hides its addresses. `progress` and `done` count the companies that gave an answer
 * that can be relied on. Without a last line `done`, the answer broke off.
 */
export const PeopleEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('match'), company, user: TargetUser }),
  z.object({ type: z.enum(['refused', 'failed', 'masked']), company, code: ReceivedProblemCode }),
  z.object({ type: z.literal('progress'), ...answered }),
  z.object({ type: z.literal('done'), ...answered, refused: z.int(), failed: z.int(), masked: z.int() }),
]);
export type PeopleEvent = z.infer<typeof PeopleEvent>;

/** Finds target users by exact address, deleted ones too, in every company that the person sees. Answers with NDJSON. */
export const findPeople = operation({
  method: 'GET',
  path: '/api/people',
  role: 'viewer',
  effect: 'export',
  scope: 'companies',
  audit: 'people.search',
  query: z.object({
    email: z.pipe(
      listed,
      z.array(emailLine(targetUserLimits.email)).check(z.minLength(1), z.maxLength(maxPeopleSought)),
    ),
    /** Only these, such as those that failed before. */
    companies: z.optional(namedCompanies),
  }),
  response: z.undefined(),
});
