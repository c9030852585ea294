import type { ExportProgress, LeftOut, MissingCompany, ProblemCode } from '@reseller-console/contract';

/** Why a company is missing: a code, and the reason that the console adds to it. */
export interface Why {
  code: ProblemCode;
  reason?: string | undefined;
}

/** What became of one company. `expected` is null if it is not known. */
export interface CompanyResult {
  company: { id: string; name: string };
  expected: number | null;
  written: number;
  /** Absent if all of its rows are there. */
  why?: Why | undefined;
}

const stateOf = ({ why, written }: CompanyResult): 'complete' | MissingCompany['state'] => {
  if (why === undefined) return 'complete';
  return written > 0 ? 'partial' : 'failed';
};

/** A company of the file with its state. */
export type Told = CompanyResult & { state: ReturnType<typeof stateOf> };

/** Counts what became of each company while a file over them is written. */
export class Tally {
  readonly of: number;
  readonly leftOut: readonly LeftOut[];
  readonly #fields: readonly string[];
  readonly #found = new Set<string>();
  readonly #results: Told[] = [];
  /** Rows in the file so far. */
  rows = 0;
  hasEnded = false;

  constructor(of: number, leftOut: readonly LeftOut[], fields: readonly string[]) {
    this.of = of;
    this.leftOut = leftOut;
    this.#fields = fields;
  }

  add(result: CompanyResult): void {
    this.#results.push({ ...result, state: stateOf(result) });
  }

  /** Custom fields that some company has. */
  noteFields(names: readonly string[]): void {
    for (const name of names) this.#found.add(name);
  }

  get results(): readonly Told[] {
    return this.#results;
  }

  get missing(): readonly Told[] {
    return this.#results.filter(({ state }) => state !== 'complete');
  }

  get isComplete(): boolean {
    return this.#results.length === this.of && this.missing.length === 0;
  }

  /** What the page is shown. */
  progress(): ExportProgress {
    return {
      state: this.hasEnded ? 'ended' : 'running',
      of: this.of,
      finished: this.#results.length,
      rows: this.rows,
      missing: this.missing.flatMap(({ state, why, ...rest }) =>
        state === 'complete' || why === undefined ? [] : [{ ...rest, state, ...why }],
      ),
      leftOut: [...this.leftOut],
      absentFields: this.hasEnded ? this.#fields.filter((name) => !this.#found.has(name)) : [],
    };
  }
}
