import type { ImportField } from '@reseller-console/contract';
import { createStore } from '../../../../shared/lib/store.ts';
import {
  dropKeptImport,
  findKeptImport,
  keptImportName,
  onClearing,
} from '../../../../shared/write/kept-imports.ts';
import { guessFields } from '../checking/guess.ts';
import type { Known, Mapping } from '../checking/mapping.ts';
import type { DateOrder } from '../checking/values.ts';
import type { ReadProblemCode } from '../reading/read-problem.ts';
import type { ImportOptions } from '../worker/draft.ts';
import { type ImportWorker, openWorker, WorkerProblem } from '../worker/open-worker.ts';
import type { Checked, OpenChoices, Opened } from '../worker/protocol.ts';
import { rememberedMapping, rememberMapping } from './remembered.ts';

/** What is imported: a file, or what was pasted. */
export interface Source {
  readonly name: string;
  /** Undefined where it was chosen on an earlier visit. */
  readonly file: Blob | undefined;
}

/** How far something is that takes a while; `of` is undefined where that is not known. */
interface Progress {
  readonly done: number;
  readonly of: number | undefined;
}

export interface ImportState {
  readonly source: Source | undefined;
  /** When an import that was kept on an earlier visit was begun, in milliseconds of the epoch. */
  readonly kept: number | undefined;
  readonly reading: Progress | undefined;
  readonly problem: ReadProblemCode | 'internal' | undefined;
  readonly opened: Opened | undefined;
  readonly choices: OpenChoices;
  readonly mapping: Mapping;
  /** The mapping was chosen for a file with the same header before. */
  readonly recalled: boolean;
  readonly options: ImportOptions;
  readonly checking: Progress | undefined;
  readonly checked: Checked | undefined;
  /** Grows with each check: rows that are shown are asked for again. */
  readonly version: number;
  /** The plan that was made of these rows. */
  readonly jobId: string | undefined;
  /** A plan of earlier rows or choices, which the next one replaces. */
  readonly oldJobId: string | undefined;
}

const noMapping: Mapping = { fields: [], values: {}, dateOrders: {} };
const begin: ImportState = {
  source: undefined,
  kept: undefined,
  reading: undefined,
  problem: undefined,
  opened: undefined,
  choices: {},
  mapping: noMapping,
  recalled: false,
  options: { mode: 'change', deleted: 'leave', compare: false, targetGroupIds: [] },
  checking: undefined,
  checked: undefined,
  version: 0,
  jobId: undefined,
  oldJobId: undefined,
};

export type OwnFields = readonly { readonly field: ImportField; readonly name: string }[];

const problemOf = (error: unknown) => (error instanceof WorkerProblem ? error.code : 'internal');

/**
 * One import into one company, from the file to the plan: what was chosen, and the worker that has the rows. It ends with the page that
 * opened it.
 */
export function createImportSession(companyId: string, person: string) {
  const store = createStore(begin);
  let worker: ImportWorker | undefined;
  let latest = 0;
  /** The name under which this import is kept. */
  let keptAt: string | undefined;

  const change = (part: Partial<ImportState>) => store.set({ ...store.get(), ...part });
  const theWorker = () => (worker ??= openWorker());

  function stop() {
    latest += 1;
    worker?.end();
    worker = undefined;
  }

  // A check under way would keep its rows once they have been deleted.
  const offClearing = onClearing(stop);

  function mapped(opened: Opened, own: OwnFields): Pick<ImportState, 'mapping' | 'recalled'> {
    const recalled = rememberedMapping(companyId, opened.headerHash, opened.columns.length);
    if (recalled) return { mapping: recalled, recalled: true };
    return { mapping: { ...noMapping, fields: guessFields(opened.columns, own) }, recalled: false };
  }

  /** Reads a source. What was chosen for it before stays where it still fits. */
  async function open(source: Source & { file: Blob }, choices: OpenChoices, own: OwnFields): Promise<void> {
    if (store.get().reading) stop();
    const run = ++latest;
    change({ ...begin, options: store.get().options, source, choices, reading: { done: 0, of: undefined } });
    try {
      const opened = await theWorker().ask(
        'open',
        { file: source.file, choices },
        {
          onProgress: (done, of) => run === latest && change({ reading: { done, of } }),
        },
      );
      if (run === latest) change({ opened, reading: undefined, ...mapped(opened, own) });
    } catch (error) {
      if (run === latest) change({ reading: undefined, problem: problemOf(error) });
    }
  }

  const withoutPlan = () => ({ jobId: undefined, oldJobId: store.get().jobId ?? store.get().oldJobId });

  async function checkWith(
    ask: (
      worker: ImportWorker,
      onProgress: (done: number, of: number | undefined) => void,
    ) => Promise<Checked>,
  ) {
    const run = ++latest;
    change({ checking: { done: 0, of: undefined }, ...withoutPlan() });
    try {
      const checked = await ask(
        theWorker(),
        (done, of) => run === latest && change({ checking: { done, of } }),
      );
      if (run !== latest) return;
      change({ checked, checking: undefined, version: store.get().version + 1 });
      keep();
    } catch (error) {
      if (run === latest) change({ checking: undefined, problem: problemOf(error) });
    }
  }

  /** Keeps the import on this computer; if the browser cannot, a reload starts over. */
  function keep() {
    const { source, options } = store.get();
    keptAt ??= keptImportName(person, companyId, Date.now());
    theWorker()
      .ask('keep', { at: keptAt, name: source?.name ?? '', options })
      .catch(() => {});
  }

  function drop() {
    if (keptAt !== undefined) dropKeptImport(keptAt);
    keptAt = undefined;
  }

  /** Looks for an import that is kept from an earlier visit. */
  async function look() {
    const kept = await findKeptImport(person, companyId);
    if (kept === undefined || store.get().source !== undefined) return;
    keptAt = kept.name;
    change({ kept: kept.since });
  }

  /** Continues with the import that was found. */
  async function resume() {
    const run = ++latest;
    if (keptAt === undefined) return;
    change({ kept: undefined, reading: { done: 0, of: undefined } });
    const opened = await theWorker()
      .ask('resume', { at: keptAt })
      .catch(() => undefined);
    if (run !== latest) return;
    if (opened === undefined) return change({ reading: undefined });
    const { name, options, mapping } = opened;
    change({ source: { name, file: undefined }, opened, options, mapping, reading: undefined });
  }

  const setMapping = (mapping: Mapping) => change({ mapping, checked: undefined, ...withoutPlan() });

  return {
    companyId,
    subscribe: store.subscribe,
    get: store.get,
    open,
    /** Stops reading, and forgets the source. */
    cancel() {
      stop();
      drop();
      change({ ...begin, options: store.get().options });
    },
    /** Stops checking: the file stays open. */
    stopCheck() {
      latest += 1;
      change({ checking: undefined });
    },
    look,
    resume,
    /** Deletes the kept import: its plan was started, or it is not wanted. */
    discard() {
      drop();
      change({ kept: undefined });
    },
    end() {
      stop();
      offClearing();
    },
    setField(column: number, field: ImportField | null) {
      const { mapping } = store.get();
      // What its values mean was chosen for the field before.
      const { [column]: _, ...values } = mapping.values;
      setMapping({ ...mapping, fields: mapping.fields.with(column, field), values });
    },
    setValue(column: number, text: string, value: string | null | undefined) {
      const { mapping } = store.get();
      const { [text]: _, ...others } = mapping.values[column] ?? {};
      const values = value === undefined ? others : { ...others, [text]: value };
      setMapping({ ...mapping, values: { ...mapping.values, [column]: values } });
    },
    setDateOrder(column: number, order: DateOrder) {
      const { mapping } = store.get();
      setMapping({ ...mapping, dateOrders: { ...mapping.dateOrders, [column]: order } });
    },
    setOptions: (part: Partial<ImportOptions>) =>
      change({
        options: { ...store.get().options, ...part },
        version: store.get().version + 1,
        ...withoutPlan(),
      }),
    /** Checks every row, and remembers the mapping for the next file of this kind. */
    check(known: Known) {
      const { mapping, opened } = store.get();
      rememberMapping(companyId, opened?.headerHash, mapping);
      return checkWith((one, onProgress) => one.ask('check', { mapping, known }, { onProgress }));
    },
    edit: (line: number, column: number, text: string) =>
      checkWith((one, onProgress) => one.ask('edit', { line, column, text }, { onProgress })),
    worker: theWorker,
    /** A plan was made of the rows as they are now. */
    planned: (jobId: string) => change({ jobId, oldJobId: undefined }),
    /** Back to the rows: the next plan replaces this one. */
    leavePlan: () => change(withoutPlan()),
  };
}
export type ImportSession = ReturnType<typeof createImportSession>;
