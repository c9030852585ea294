import * as z from 'zod/mini';

/**
 * The answer of a create. `reconciled` is true where the upstream's own answer was lost and the record was found by looking:
 * exactly one that matches what was sent and was not there before.
 */
export const Created = z.object({ id: z.string(), reconciled: z.optional(z.literal(true)) });
export type Created = z.infer<typeof Created>;
