import type { TargetUser } from '@reseller-console/contract';
import * as z from 'zod/mini';

/** A target user as the panel of members tells them. */
export const Person = z.object({ id: z.string(), name: z.string(), email: z.string() });
export type Person = z.infer<typeof Person>;

export function personOf({ id, firstName, lastName, email }: TargetUser): Person {
  return { id, name: [firstName, lastName].filter(Boolean).join(' ') || email, email };
}

/** Name and address, since others may have the name. */
export const toldPerson = ({ name, email }: Person): string => (name === email ? email : `${name}, ${email}`);
