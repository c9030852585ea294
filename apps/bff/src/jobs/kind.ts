import {
  type JobChange,
  type JobItemCode,
  type JobKind,
  type JobVerdict,
  type JobWarning,
  maxJobItems,
} from '@reseller-console/contract';
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
  /** Distinguishes several items about one record. */
  part?: string;
  /** What the kind needs to look it up again, to send it, to restore it. Stored sealed. */
  data: Data;
}

/** A stored item. `reached` if this plan brought the record into the wanted state. */
export interface Kept<Data> {
  companyId: string | null;
  recordId: string | null;
  subject: string;
  verdict: JobVerdict;
  reached: boolean;
  data: Data;
}

/** Why an item that was looked up again is not sent. */
export interface LookUpResult {
  state: 'already' | 'refused' | 'skipped';
  code: JobItemCode;
}

/** The item can be sent. `before` is the state that its command would note. */
interface Ready {
  state: 'ready';
  before: unknown;
}

/** The result of looking an item up again; undefined if it can be sent. */
export type LookedUp = LookUpResult | Ready | undefined;

/** What is planned for one company, in the order in which it is to be done. */
interface Plan<Data> {
  /** What all of it is about, where that is one record. */
  title?: string | undefined;
  items: Planned<Data>[];
  warnings?: readonly JobWarning[];
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

/** What becomes of the people that a plan created. */
type People = 'deactivate' | 'delete';

/** The plan that restores what another one did. */
interface TakeBack<Input, Data> {
  kind(people: People): JobKind;
  /** Its input, from items that were reached. */
  input(input: Input, items: readonly Kept<Data>[], people: People): unknown;
}

/** An item with the request for its write. */
export interface Sending {
  item: Kept<unknown>;
  request: Omit<CommandRequest<unknown>, 'input'>;
}

/** An item whose data is read back. */
interface Opened<Data> {
  item: Kept<Data>;
  request: Sending['request'];
}

/** How items are written. */
interface Writes<Data> {
  /** Items that one call to Keepnet settles. */
  readonly batchSize: number;
  /** Sends items, in the order of their requests. */
  send(commands: Commands, items: readonly Opened<Data>[]): Promise<WriteAnswer[]>;
  /** What became of an item that may have been sent; undefined if it was not. */
  recall(commands: Commands, item: Opened<Data>): Promise<WriteAnswer | undefined>;
}

/** Writes items by one command. */
export function writesBy<Data, Sent, Wanted, Before>(
  command: Command<Sent, Wanted, Before>,
  toSend: (item: Kept<Data>) => Sent,
): Writes<Data> {
  const requestOf = ({ item, request }: Opened<Data>) => ({ ...request, input: toSend(item) });
  return {
    batchSize: command.batchSize,
    send: (commands, items) => commands.executeAll(command, items.map(requestOf)),
    recall: (commands, item) => commands.recall(command, requestOf(item)),
  };
}

/** Writes each item by its own command. Items with the same `together` may share a call. */
export function writesByItem<Data>(
  batchSize: number,
  together: (item: Kept<Data>) => string,
  writesOf: (item: Kept<Data>) => Writes<Data>,
): Writes<Data> {
  return {
    batchSize,
    async send(commands, items) {
      const answers: WriteAnswer[] = [];
      const groups = Map.groupBy(items.entries(), ([, { item }]) => together(item));
      for (const [, group] of groups) {
        const [first] = group;
        if (first === undefined) continue;
        const some = group.map(([, item]) => item);
        const sent = await writesOf(first[1].item).send(commands, some);
        for (const [at, [index]] of group.entries()) {
          const answer = sent[at];
          if (answer !== undefined) answers[index] = answer;
        }
      }
      return answers;
    },
    recall: (commands, item) => writesOf(item.item).recall(commands, item),
  };
}

/**
 * Everything that is peculiar to one kind of plan. The rest is the same for all: planning, holding, pace, rights, tolerance, recovery
 * after a crash, files. `Input` is what a person asks for, `Data` what one write needs.
 */
interface KindSpec<Input, Data> {
  readonly kind: JobKind;
  /** `company`: of one company. `companies`: its records may be of several. `reseller`: of none. */
  readonly scope: 'company' | 'companies' | 'reseller';
  /** Whether it takes away for good: it is held before it begins. */
  readonly held: boolean;
  /** Whether it makes records in companies that the request names: those with an expired licence are left out, and one can be tried first. */
  readonly creates?: boolean;
  /** Whether it pauses at too many refusals, where others stop. */
  readonly pausesAtRefusals?: boolean;
  /** The most items that it may have (`maxJobItems`). */
  readonly maxItems?: number;
  /** The most items that are taken at once, to be looked up and sent one after another (as many as one call settles). */
  readonly atOnce?: number;
  readonly shapes: { input: Shape<Input>; data: Shape<Data> };
  /**
   * Plans the part of the input that is about one company.
   * @throws {ProblemError} where nothing of it can be planned
   */
  plan(input: Input, planning: Planning): Promise<Plan<Data>>;
  /** The items of a company that cannot be read: its records as far as the input itself names them. */
  left(input: Input, companyId: string): Omit<Planned<Data>, 'verdict'>[];
  /** Looks items of one company up again, right before they are sent. */
  lookUp(items: readonly Kept<Data>[], planning: Planning): Promise<readonly LookedUp[]>;
  readonly writes: Writes<Data>;
  /** An input for exactly these items. */
  again(input: Input, items: readonly Kept<Data>[]): Input;
  /** How what it did is restored; absent where it cannot be. */
  readonly takeBack?: TakeBack<Input, Data>;
  /** What is deleted, as it was. */
  readonly recovery?: Table<Data>;
  /** The rows of the file that it was made from, under the column names of that file. */
  report?(input: Input): Table<Data>;
}

/** A kind whose items are all written by one command. */
interface PlainKindSpec<Input, Data, Sent, Wanted, Before> extends Omit<KindSpec<Input, Data>, 'writes'> {
  /** The write that does it. */
  readonly command: Command<Sent, Wanted, Before>;
  toSend(item: Kept<Data>): Sent;
}

/** A kind as the engine sees it: what it stores is read back through the kind's own shapes. */
export interface Kind {
  readonly kind: JobKind;
  readonly scope: 'company' | 'companies' | 'reseller';
  readonly held: boolean;
  readonly creates: boolean;
  readonly pausesAtRefusals: boolean;
  readonly canTakeBack: boolean;
  readonly maxItems: number;
  /** Items that one call to Keepnet settles. */
  readonly batchSize: number;
  /** The most items that are taken at once. */
  readonly atOnce: number;
  plan(input: unknown, planning: Planning): Promise<Plan<unknown>>;
  left(input: unknown, companyId: string): Omit<Planned<unknown>, 'verdict'>[];
  lookUp(items: readonly Kept<unknown>[], planning: Planning): Promise<readonly LookedUp[]>;
  /** Sends items, in the order of their requests. */
  send(commands: Commands, items: readonly Sending[]): Promise<WriteAnswer[]>;
  /** What became of an item that may have been sent; undefined if it was not. */
  recall(commands: Commands, item: Sending): Promise<WriteAnswer | undefined>;
  again(input: unknown, items: readonly Kept<unknown>[]): unknown;
  takenBackBy(people: People): JobKind;
  takeBack(input: unknown, items: readonly Kept<unknown>[], people: People): unknown;
  readonly recovery: Table<unknown> | undefined;
  /** Undefined if it was not made from a file. */
  report(input: unknown): Table<unknown> | undefined;
}

/** Makes a kind whose items are written in several ways. */
export function defineMixedKind<Input, Data>(spec: KindSpec<Input, Data>): Kind {
  const { shapes, recovery, writes } = spec;
  const kept = (item: Kept<unknown>): Kept<Data> => ({ ...item, data: shapes.data.parse(item.data) });
  const opened = ({ item, request }: Sending): Opened<Data> => ({ item: kept(item), request });
  const inputOf = (input: unknown): Input => shapes.input.parse(input);
  const table = (of: Table<Data>): Table<unknown> => ({
    columns: of.columns,
    rows: (item) => of.rows(kept(item)),
  });
  return {
    kind: spec.kind,
    scope: spec.scope,
    held: spec.held,
    creates: spec.creates ?? false,
    pausesAtRefusals: spec.pausesAtRefusals ?? false,
    canTakeBack: spec.takeBack !== undefined,
    maxItems: spec.maxItems ?? maxJobItems,
    batchSize: writes.batchSize,
    atOnce: spec.atOnce ?? writes.batchSize,
    plan: (input, planning) => spec.plan(inputOf(input), planning),
    left: (input, companyId) => spec.left(inputOf(input), companyId),
    lookUp: (items, planning) => spec.lookUp(items.map(kept), planning),
    send: (commands, items) => writes.send(commands, items.map(opened)),
    recall: (commands, item) => writes.recall(commands, opened(item)),
    again: (input, items) => spec.again(inputOf(input), items.map(kept)),
    takenBackBy: (people) => spec.takeBack?.kind(people) ?? spec.kind,
    takeBack: (input, items, people) => spec.takeBack?.input(inputOf(input), items.map(kept), people),
    recovery: recovery && table(recovery),
    report: (input) => spec.report && table(spec.report(inputOf(input))),
  };
}

/** Makes a kind. */
export function defineKind<Input, Data, Sent, Wanted, Before>({
  command,
  toSend,
  ...spec
}: PlainKindSpec<Input, Data, Sent, Wanted, Before>): Kind {
  return defineMixedKind({ ...spec, writes: writesBy(command, toSend) });
}
