import * as z from 'zod';
import { Cells, type Item } from './import-data.ts';

/** What an import did to one record. */
export const Done = z.object({
  id: z.string(),
  email: z.string(),
  op: z.enum(['create', 'change', 'deactivate']),
  to: Cells,
  from: Cells,
  groupIds: z.array(z.string()),
});
export type Done = z.infer<typeof Done>;

export const TakeBackInput = z.object({ people: z.enum(['deactivate', 'delete']), done: z.array(Done) });
export type TakeBackInput = z.infer<typeof TakeBackInput>;

/** The input that takes back what an import did. */
export const takenBack = (items: readonly Item[], people: TakeBackInput['people']): TakeBackInput => ({
  people,
  done: items.flatMap(({ recordId, subject, data: { op, to, from, groupIds } }) =>
    recordId === null ? [] : [{ id: recordId, email: subject, op, to, from, groupIds }],
  ),
});
