import * as z from 'zod';
import type { Item } from './import-data.ts';

const Values = z.record(z.string(), z.nullable(z.string()));

/** What an import did to one record. */
export const Done = z.object({
  id: z.string(),
  email: z.string(),
  op: z.enum(['create', 'change', 'deactivate']),
  to: Values,
  from: Values,
  groupIds: z.array(z.string()),
});
export type Done = z.infer<typeof Done>;

export const TakeBackInput = z.object({ people: z.enum(['deactivate', 'delete']), done: z.array(Done) });
export type TakeBackInput = z.infer<typeof TakeBackInput>;

/** What takes back items that an import reached. */
export const takenBack = (items: readonly Item[], people: TakeBackInput['people']): TakeBackInput => ({
  people,
  done: items.flatMap(({ recordId, subject, data: { op, to, from, groupIds } }) =>
    recordId === null ? [] : [{ id: recordId, email: subject, op, to, from, groupIds }],
  ),
});
