import type { Candidate, FieldError } from '@reseller-console/contract';
import type { Call } from '@reseller-console/keepnet';
import type { Proof } from '../companies/scope.ts';

/** A record at Keepnet that a look for a create found. */
export interface Found extends Candidate {
  deleted: boolean;
  /** The values to compare with what was sent, under the same names as `CreateAction.fields` gives them. */
  fields: Fields;
}

/** Values as compared: whatever the upstream may change in form only (case of an e-mail, blanks) is evened out. */
export type Fields = Readonly<Record<string, string>>;

/**
 * What a new kind of create declares; the rest of a truthful write is the same for all (`createWrites`). `scope` is the company
 * id, or null at reseller level.
 */
export interface CreateAction<Input> {
  /** Noun and verb as the audit trail shows them. */
  readonly name: string;
  /** The proofs of its company that hold for this action's calls; after any other it is checked where the record landed. */
  readonly provenBy: readonly Proof[];
  /** What the record is looked up by, and what the audit trail calls it. */
  target(input: Input): string;
  /** The fields that make a record what was sent. */
  fields(input: Input): Fields;
  /** Sends it to Keepnet, once. @throws {ProblemError} before it was sent, and only then */
  send(scope: string | null, input: Input, call: Call): Promise<{ id: string }>;
  /** Reads the records that have this target, deleted ones too. */
  lookUp(scope: string | null, target: string, call: Call): Promise<readonly Found[]>;
  /** The field that one of Keepnet's validation messages speaks of. */
  fieldErrors(messages: readonly string[]): FieldError[];
}

/** An action whatever its input, as recovery after a crash needs it: it looks, and never sends. */
export type LookUpAction = Pick<CreateAction<never>, 'name' | 'lookUp'>;
