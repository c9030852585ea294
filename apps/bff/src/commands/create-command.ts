import type { AuditAction, Candidate, FieldError } from '@reseller-console/contract';
import type { Call } from '@reseller-console/keepnet';
import * as z from 'zod';
import { type Command, type Fields, type Proof, singleCommand, type Write } from './command.ts';

/** A record at Keepnet that may be the one that a create made. */
export interface Found extends Candidate {
  deleted: boolean;
  /** The values to compare with what was sent, under the names that `fields` uses. */
  fields: Fields;
}

/** A create that is proved by looking its target up. */
interface CreateCommand<Input> {
  readonly action: AuditAction;
  /** The proofs of a company that hold for this command's calls. */
  readonly provenBy: Command<Input, null, string[]>['provenBy'];
  /** What the record is looked up by. */
  target(input: Input): string;
  /** The fields that make a record the one that was sent. */
  fields(input: Input): Fields;
  /** Sends it, once. @throws {ProblemError} only before it was sent */
  send(companyId: string | null, input: Input, call: Call): Promise<{ id: string }>;
  /** Reads the records that have this target, deleted ones too. */
  lookUp(companyId: string | null, target: string, call: Call): Promise<readonly Found[]>;
  fieldErrors(messages: readonly string[]): FieldError[];
}

const noRecord: Proof = { state: 'untouched', answer: {}, detail: {}, facts: { candidates: [] } };

/**
 * Ours is only a record that is not deleted, was not there before sending, was not made by another write of this console, and has
 * every field that was sent; and only if there is exactly one.
 */
async function judge(write: Write<null, string[]>, found: readonly Found[]): Promise<Proof> {
  const fresh = found.filter(({ id, deleted }) => !deleted && !write.before.includes(id));
  const taken = await write.madeByOthers(fresh.map(({ id }) => id));
  const candidates = fresh.filter(({ id }) => !taken.has(id));
  const [ours, ...more] = candidates.filter(({ fields }) => write.matches(fields));
  if (ours !== undefined && more.length === 0) {
    return { state: 'done', answer: { id: ours.id }, resourceId: ours.id, detail: {}, facts: {} };
  }
  if (candidates.length === 0) return noRecord;
  const shown = candidates.map(({ id, label, createdAt }) => ({ id, label, createdAt }));
  return { ...noRecord, state: 'unclear', facts: { candidates: shown } };
}

/** Makes a command that creates one record. Of what was typed only its target and a hash of its fields are stored. */
export function createCommand<Input>(create: CreateCommand<Input>): Command<Input, null, string[]> {
  const { action, provenBy, target, fields, fieldErrors } = create;
  return singleCommand<Input, null, string[]>({
    action,
    success: 'created',
    provenBy,
    shapes: { wanted: z.null(), before: z.array(z.string()) },
    target,
    fields,
    fieldErrors,
    wanted: () => null,
    subject: (about) => [action, about.companyId ?? '', about.target.toLowerCase()],
    intended: () => ({}),
    async note(about, call) {
      const found = await create.lookUp(about.companyId, about.target, call);
      return found.map(({ id }) => id);
    },
    steps: [
      ({ companyId, input }) =>
        (call) =>
          create.send(companyId, input, call),
    ],
    isIn: async (companyId, about, id, call) =>
      (await create.lookUp(companyId, about, call)).some((found) => found.id === id),
    prove: async (write, call) => judge(write, await create.lookUp(write.companyId, write.target, call)),
  });
}
