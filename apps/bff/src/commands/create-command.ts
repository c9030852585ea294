import type { AuditAction, Candidate, FieldError } from '@reseller-console/contract';
import { type Call, KeepnetError } from '@reseller-console/keepnet';
import * as z from 'zod';
import { type Command, type Fields, type Proof, singleCommand, type Write } from './command.ts';

/** A record at Keepnet that the create may have made. */
export interface Found extends Candidate {
  deleted: boolean;
  /** The values to compare with what was sent, by the names in `fields`. */
  fields: Fields;
}

/** A create, proved by looking up its target. */
interface CreateCommand<Input> {
  readonly action: AuditAction;
  /** The scope proofs that are enough for this command. */
  readonly provenBy: Command<Input, null, string[]>['provenBy'];
  /** What the record is looked up by. */
  target(input: Input): string;
  /** The fields by which the record is recognized. */
  fields(input: Input): Fields;
  /** Sends it, once. @throws {ProblemError} only before it was sent */
  send(companyId: string | null, input: Input, call: Call): Promise<{ id: string }>;
  /** Reads the records that have this target, deleted ones too. */
  lookUp(companyId: string | null, target: string, call: Call): Promise<readonly Found[]>;
  fieldErrors(messages: readonly string[]): FieldError[];
}

const noRecord: Proof = { state: 'untouched', answer: {}, detail: {}, facts: { candidates: [] } };

/**
 * A record is ours only if it is not deleted, was not there before sending, was not made by another write of this console, and has every
 * field that was sent; and only if exactly one such record exists.
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

/** Makes a command that creates one record. Of the input, only the target and a hash of the fields are stored. */
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

/** The company of a scoped write. @throws {KeepnetError} `invalid_scope` if there is none; nothing was sent */
export function requireScope(scope: string | null): string {
  if (scope === null) throw new KeepnetError('invalid_scope');
  return scope;
}
