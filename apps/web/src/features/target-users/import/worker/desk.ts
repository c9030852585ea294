import { importLimits } from '@reseller-console/contract';
import { nextTask } from '../../../../shared/lib/next-task.ts';
import { type CellProblem, createJudge, type RowState, rowStates } from '../checking/check.ts';
import { headerRowOf } from '../checking/guess.ts';
import type { Mapping } from '../checking/mapping.ts';
import { dateOrdersOf } from '../checking/values.ts';
import type { Rows } from '../reading/rows.ts';
import { rowsOf } from '../reading/rows-of.ts';
import { type Table, tableOf } from '../reading/table.ts';
import { keepDraft, readDraft } from './draft.ts';
import { headerHashOf } from './header-hash.ts';
import type { Asks, Checked, CheckedRow, Distinct, FileRow, Opened, RowFilter } from './protocol.ts';
import { requestOf } from './request.ts';

/** Rows that are checked before others may be heard, and characters of a cell that are shown. */
const batch = 2_000;
const shownCharacters = 500;
const shownRows = 20;
const maxDistinct = 500;

const cut = (text: string): string =>
  text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;

type OnProgress = (done: number, of: number | undefined) => void;

interface Findings {
  readonly states: Uint8Array;
  readonly problems: Map<number, readonly CellProblem[]>;
  readonly duplicateOf: Map<number, number>;
}

const stateAt = (findings: Findings, row: number): RowState =>
  rowStates[findings.states[row] ?? 0] ?? 'ready';

/**
 * Holds the rows of one file and answers about them. It lives in the worker: the page never has more rows than it shows, and no column
 * leaves here that is not mapped.
 */
export function createDesk() {
  let read: { file: Blob; key: string; rows: Rows } | undefined;
  let table: Table = { headers: [], rows: [], lines: [] };
  let judge: ReturnType<typeof createJudge> | undefined;
  let mapping: Mapping | undefined;
  let findings: Findings | undefined;
  let shown = new Map<RowFilter, readonly number[]>();
  let latest = 0;
  const edits = new Map<number, Map<number, string>>();

  async function open({ file, choices }: Asks['open']['takes'], onProgress: OnProgress): Promise<Opened> {
    const { headerRow, withoutHidden = false, ...how } = choices;
    const key = JSON.stringify(how);
    if (read?.file !== file || read.key !== key) {
      read = undefined;
      read = { file, key, rows: await rowsOf(file, how, (done) => onProgress(done, undefined)) };
    }
    const { rows } = read;
    const header = headerRow === undefined ? headerRowOf(rows.rows, []) : headerRow;
    table = tableOf(rows, header, !withoutHidden);
    judge = findings = undefined;
    edits.clear();
    return {
      how: rows.how,
      notes: rows.notes,
      rowCount: table.rows.length,
      headerRow: header,
      top: rows.rows
        .slice(0, shownRows)
        .map((cells, at) => ({ line: rows.lines[at] ?? 0, cells: cells.map(cut) })),
      columns: columnsOf(),
      headerHash: header === null ? undefined : await headerHashOf(table.headers),
    };
  }

  const columnsOf = () => table.headers.map((header, column) => ({ header, samples: samplesOf(column) }));

  function samplesOf(column: number): string[] {
    const samples = new Set<string>();
    for (const cells of table.rows.slice(0, 1_000)) {
      const text = cells[column]?.trim() ?? '';
      if (text !== '') samples.add(cut(text));
      if (samples.size === 3) break;
    }
    return [...samples];
  }

  function distinct({ column }: Asks['distinct']['takes']): Distinct {
    const times = new Map<string, number>();
    for (const cells of table.rows) {
      const text = cells[column]?.trim() ?? '';
      if (text !== '') times.set(text, (times.get(text) ?? 0) + 1);
    }
    const values = [...times].toSorted(([, a], [, b]) => b - a);
    return {
      values: values.slice(0, maxDistinct),
      more: Math.max(0, values.length - maxDistinct),
      orders: dateOrdersOf([...times.keys()]),
    };
  }

  function summary(found: Findings): Checked {
    const counts = { ready: 0, refused: 0, duplicate: 0, warned: 0 };
    const rows: Record<RowState, number[]> = { ready: [], refused: [], duplicate: [], warned: [] };
    for (let row = 0; row < found.states.length; row += 1) {
      const state = stateAt(found, row);
      counts[state] += 1;
      if (state !== 'ready') rows[state].push(row);
    }
    const edited = [...edits.keys()].toSorted((a, b) => a - b);
    shown = new Map<RowFilter, readonly number[]>([
      ['refused', rows.refused],
      ['duplicate', rows.duplicate],
      ['warned', rows.warned],
      ['edited', edited],
    ]);
    return { rowCount: found.states.length, counts, edited: edited.length };
  }

  /** Checks every row; a later check ends this one. */
  async function check(onProgress: OnProgress): Promise<Checked> {
    const own = ++latest;
    const found: Findings = {
      states: new Uint8Array(table.rows.length),
      problems: new Map(),
      duplicateOf: new Map(),
    };
    const first = new Map<string, number>();
    for (let row = 0; row < table.rows.length; row += 1) {
      if (row % batch === 0) {
        onProgress(row, table.rows.length);
        await nextTask();
        if (own !== latest || judge === undefined) break;
      }
      const { state, problems, duplicateOf } = judge?.judge(row, edits, (address) => {
        const before = first.get(address);
        if (before === undefined) first.set(address, table.lines[row] ?? 0);
        return before;
      }) ?? { state: 'ready' as const, problems: [], duplicateOf: undefined };
      found.states[row] = rowStates.indexOf(state);
      if (problems.length > 0) found.problems.set(row, problems);
      if (duplicateOf !== undefined) found.duplicateOf.set(row, duplicateOf);
    }
    findings = found;
    return summary(found);
  }

  function shownRow(row: number, show: (text: string) => string = cut): CheckedRow | null {
    if (judge === undefined || findings === undefined || row >= table.rows.length) return null;
    const cellOf = judge.cells(row, edits);
    return {
      line: table.lines[row] ?? 0,
      state: stateAt(findings, row),
      cells: judge.columns.map(({ column }) => show(cellOf(column))),
      problems: findings.problems.get(row) ?? [],
      duplicateOf: findings.duplicateOf.get(row),
      edited: [...(edits.get(row)?.keys() ?? [])],
    };
  }

  function rowsIn({ filter, from, to, whole = false }: Asks['rows']['takes']): CheckedRow[] {
    const list = filter === 'all' ? undefined : shown.get(filter);
    const all = list?.length ?? table.rows.length;
    const rows: CheckedRow[] = [];
    for (let at = from; at < Math.min(to, all); at += 1) {
      const row = shownRow(list?.[at] ?? at, whole ? (text) => text : cut);
      if (row) rows.push(row);
    }
    return rows;
  }

  /** The row with a line: lines rise. */
  function rowAt(line: number): number {
    let [low, high] = [0, table.lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((table.lines[middle] ?? 0) < line) low = middle + 1;
      else high = middle;
    }
    return table.lines[low] === line ? low : table.rows.length;
  }

  async function keep({ at, name, options }: Asks['keep']['takes']): Promise<undefined> {
    if (judge === undefined || mapping === undefined) return;
    const { cells } = judge;
    await keepDraft(at, {
      name,
      options,
      table,
      mapping,
      cellOf: (row, column) => cells(row, edits)(column),
    });
  }

  async function resume({ at }: Asks['resume']['takes']): Promise<Asks['resume']['answers']> {
    const draft = await readDraft(at);
    if (draft === undefined) return undefined;
    const { headers, rows, lines } = draft;
    read = judge = findings = undefined;
    edits.clear();
    table = { headers, rows, lines };
    return {
      name: draft.name,
      options: draft.options,
      mapping: draft.mapping,
      how: undefined,
      notes: [],
      rowCount: rows.length,
      headerRow: 0,
      top: [],
      columns: columnsOf(),
      headerHash: undefined,
    };
  }

  return {
    open,
    keep,
    resume,
    distinct,
    check({ mapping: chosen, known }: Asks['check']['takes'], onProgress: OnProgress) {
      mapping = chosen;
      judge = createJudge(table, chosen, known);
      return check(onProgress);
    },
    rows: rowsIn,
    lines: ({ lines }: Asks['lines']['takes']) => lines.map((line) => shownRow(rowAt(line))),
    people: ({ company }: Asks['people']['takes']): FileRow[] =>
      table.rows.map((cells, row) => ({
        line: table.lines[row] ?? 0,
        company: cells[company]?.trim() ?? '',
        values: judge?.values(row, edits) ?? [],
        unread: judge?.unread(row, edits) ?? [],
      })),
    edit({ line, column, text }: Asks['edit']['takes'], onProgress: OnProgress) {
      const row = rowAt(line);
      const cells = edits.get(row) ?? new Map<number, string>();
      if (text === (table.rows[row]?.[column] ?? '')) cells.delete(column);
      else cells.set(column, text);
      if (cells.size > 0) edits.set(row, cells);
      else edits.delete(row);
      return check(onProgress);
    },
    body({ head }: Asks['body']['takes']): Asks['body']['answers'] {
      const { columns = [] } = judge ?? {};
      const headers = columns.map(({ name, field }) => ({ name, field }));
      const body = requestOf({ ...head, headers }, table.lines, (row) => judge?.values(row, edits) ?? []);
      return body.size > importLimits.bytes ? { problem: 'too_much' } : { body };
    },
  };
}
