import type { JobChange, JobItemCode, JobKind, JobVerdict } from '@reseller-console/contract';
import type { Call } from '@reseller-console/keepnet';
import type { Command } from '../commands/command.ts';
import type { CommandRequest, Commands, WriteAnswer } from '../commands/commands.ts';

/** Reads back what was stored. */
interface Shape<Value> {
  parse(value: unknown): Value;
}

/** What a code is about: a field, a limit, the name of what keeps a record. */
type Params = Readonly<Record<string, string | number>>;

/** One write that a kind plans. */
export interface Planned<Data> {
  companyId: string | null;
  /** Null for what is still to be made. */
  recordId: string | null;
  /** What people call it: an address or a name. */
  subject: string;
  verdict: JobVerdict;
  code?: JobItemCode;
  params?: Params;
  changes?: JobChange[];
  /** Whether it takes an active person away. */
  harms?: boolean;
  line?: number;
  /** What the kind needs to look it up again, to send it, to restore it. Stored sealed. */
  data: Data;
}

/** An item as it is stored. `reached` where it is as it was wanted because of this plan. */
export interface Kept<Data> {
  companyId: string | null;
  recordId: string | null;
  subject: string;
  verdict: JobVerdict;
  reached: boolean;
  data: Data;
}

/** What looking an item up again says against sending it. */
export interface Standing {
  state: 'already' | 'refused' | 'skipped';
  code: JobItemCode;
}

/** What is planned for one company, in the order in which it is to be done. */
interface Plan<Data> {
  /** What all of it is about, where that is one record. */
  title?: string | undefined;
  items: Planned<Data>[];
}

/** Where a plan is made. */
export interface Planning {
  /** Null at reseller level. */
  companyId: string | null;
  call: Call;
}

/** A table of a file: its columns, and the rows of one item. */
interface Table<Data> {
  columns: readonly string[];
  rows(item: Kept<Data>): readonly (readonly (string | null)[])[];
}

/** What becomes of people whom a plan made. */
type People = 'deactivate' | 'delete';

/** The plan that restores what another one did. */
interface TakeBack<Input, Data> {
  kind(people: People): JobKind;
  /** Its input, from items that were reached. */
  input(input: Input, items: readonly Kept<Data>[], people: People): unknown;
}

/**
 * Everything that is peculiar to one kind of plan. The rest is the same for all: planning, holding, pace, rights, tolerance, recovery
 * after a crash, files. `Input` is what a person asks for, `Data` what one write needs.
 */
interface KindSpec<Input, Data, Sent, Wanted, Before> {
  readonly kind: JobKind;
  /** `company`: of one company. `companies`: its records may be of several. `reseller`: of none. */
  readonly scope: 'company' | 'companies' | 'reseller';
  /** Whether it takes away for good: it is held before it begins. */
  readonly held: boolean;
  /** Whether it pauses at too many refusals, where others stop. */
  readonly pausesAtRefusals?: boolean;
  readonly shapes: { input: Shape<Input>; data: Shape<Data> };
  /**
   * Plans the part of the input that is about one company.
   * @throws {ProblemError} where nothing of it can be planned
   */
  plan(input: Input, planning: Planning): Promise<Plan<Data>>;
  /** The items of a company that lets the reseller in no more: its records as far as the input itself names them. */
  left(input: Input, companyId: string): Omit<Planned<Data>, 'verdict'>[];
  /** Looks items of one company up again, right before they are sent: undefined where nothing speaks against it. */
  lookUp(items: readonly Kept<Data>[], planning: Planning): Promise<readonly (Standing | undefined)[]>;
  /** The write that does it. */
  readonly command: Command<Sent, Wanted, Before>;
  toSend(item: Kept<Data>): Sent;
  /** An input for exactly these items. */
  again(input: Input, items: readonly Kept<Data>[]): Input;
  /** How what it did is restored; absent where it cannot be. */
  readonly takeBack?: TakeBack<Input, Data>;
  /** What is deleted, as it was. */
  readonly recovery?: Table<Data>;
}

/** A kind as the engine sees it: what it stores is read back through the kind's own shapes. */
export interface Kind {
  readonly kind: JobKind;
  readonly scope: 'company' | 'companies' | 'reseller';
  readonly held: boolean;
  readonly pausesAtRefusals: boolean;
  readonly canTakeBack: boolean;
  /** Items that one call to Keepnet settles. */
  readonly batchSize: number;
  plan(input: unknown, planning: Planning): Promise<Plan<unknown>>;
  left(input: unknown, companyId: string): Omit<Planned<unknown>, 'verdict'>[];
  lookUp(items: readonly Kept<unknown>[], planning: Planning): Promise<readonly (Standing | undefined)[]>;
  /** Sends items, in the order of their requests. */
  send(commands: Commands, items: readonly Sending[]): Promise<WriteAnswer[]>;
  /** What became of an item that may have been sent; undefined where it was not. */
  recall(commands: Commands, item: Sending): Promise<WriteAnswer | undefined>;
  again(input: unknown, items: readonly Kept<unknown>[]): unknown;
  takenBackBy(people: People): JobKind;
  takeBack(input: unknown, items: readonly Kept<unknown>[], people: People): unknown;
  readonly recovery: Table<unknown> | undefined;
}

/** An item with the request for its write. */
export interface Sending {
  item: Kept<unknown>;
  request: Omit<CommandRequest<unknown>, 'input'>;
}

/** Makes a kind. */
export function defineKind<Input, Data, Sent, Wanted, Before>(
  spec: KindSpec<Input, Data, Sent, Wanted, Before>,
): Kind {
  const { shapes, command, recovery } = spec;
  const kept = (item: Kept<unknown>): Kept<Data> => ({ ...item, data: shapes.data.parse(item.data) });
  const requestOf = ({ item, request }: Sending) => ({ ...request, input: spec.toSend(kept(item)) });
  const inputOf = (input: unknown): Input => shapes.input.parse(input);
  return {
    kind: spec.kind,
    scope: spec.scope,
    held: spec.held,
    pausesAtRefusals: spec.pausesAtRefusals ?? false,
    canTakeBack: spec.takeBack !== undefined,
    batchSize: command.batchSize,
    plan: (input, planning) => spec.plan(inputOf(input), planning),
    left: (input, companyId) => spec.left(inputOf(input), companyId),
    lookUp: (items, planning) => spec.lookUp(items.map(kept), planning),
    send: (commands, items) => commands.executeAll(command, items.map(requestOf)),
    recall: (commands, item) => commands.recall(command, requestOf(item)),
    again: (input, items) => spec.again(inputOf(input), items.map(kept)),
    takenBackBy: (people) => spec.takeBack?.kind(people) ?? spec.kind,
    takeBack: (input, items, people) => spec.takeBack?.input(inputOf(input), items.map(kept), people),
    recovery: recovery && { columns: recovery.columns, rows: (item) => recovery.rows(kept(item)) },
  };
}
