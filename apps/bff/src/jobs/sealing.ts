import { settableStatuses } from '@reseller-console/contract';
import * as z from 'zod';
import { createSeal } from '../auth/sealed.ts';

/** What is sealed of an item. `data` is the business of its kind. */
const ItemSecret = z.object({
  subject: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  changes: z.array(z.object({ field: z.string(), from: z.nullable(z.string()), to: z.nullable(z.string()) })),
  data: z.unknown(),
});
export type ItemSecret = z.infer<typeof ItemSecret>;

/** What a plan is made from: the input that a person sent, or what another plan left to be done or restored. */
const JobInput = z.union([
  z.object({ input: z.unknown(), of: z.null() }),
  z.object({
    input: z.null(),
    of: z.object({
      job: z.string(),
      how: z.enum(['retry', 'take-back']),
      people: z.enum(['deactivate', 'delete']),
    }),
  }),
]);
export type StoredInput = z.infer<typeof JobInput>;

const Words = z.object({
  title: z.nullable(z.string()),
  note: z.nullable(z.string()),
  status: z.optional(z.enum(settableStatuses)),
});
export type JobWords = z.infer<typeof Words>;

/** Seals and opens what plans keep of people. What was sealed with another secret, or wiped, is undefined. */
export function createJobSeal(sessionSecret: string) {
  const seal = createSeal(sessionSecret, 'jobs');
  const open = (sealed: string | null): unknown => {
    const text = sealed === null ? undefined : seal.open(sealed);
    return text === undefined ? undefined : JSON.parse(text);
  };
  const opened = <Value>(shape: z.ZodType<Value>, sealed: string | null): Value | undefined => {
    const value = open(sealed);
    return value === undefined ? undefined : shape.parse(value);
  };
  return {
    item: (secret: ItemSecret): string => seal.seal(JSON.stringify(secret)),
    input: (input: StoredInput): string => seal.seal(JSON.stringify(input)),
    words: (words: JobWords): string => seal.seal(JSON.stringify(words)),
    openItem: (sealed: string | null) => opened(ItemSecret, sealed),
    openInput: (sealed: string | null) => opened(JobInput, sealed),
    openWords: (sealed: string | null) => opened(Words, sealed),
  };
}

export type JobSeal = ReturnType<typeof createJobSeal>;
