import { complaintOf } from '../../../../shared/write/complaint.ts';
import type { CellProblem } from '../checking/check.ts';
import type { MappedColumn } from '../checking/mapping.ts';
import { words as w } from '../words/en.ts';
import type { CheckedRow } from '../worker/protocol.ts';
import type { GridRow } from './grid-row.tsx';

const c = w.check;
const tones = { ready: 'quiet', refused: 'bad', duplicate: 'warn', warned: 'warn' } as const;

const problemText = ({ code, params, message }: CellProblem): string =>
  code === 'formula_error' ? c.formulaError : complaintOf({ code, params, message });

/** What the worker found in a row, as the grid shows it. */
export function gridRowOf(row: CheckedRow, columns: readonly MappedColumn[]): GridRow {
  const placeOf = (column: number | undefined) => columns.findIndex((one) => one.column === column);
  const faults = new Map(row.problems.map((problem) => [placeOf(problem.column), problemText(problem)]));
  const whole = faults.get(-1);
  faults.delete(-1);
  return {
    line: row.line,
    verdict: { text: c.states[row.state], tone: tones[row.state] },
    cells: row.cells,
    faults,
    changes: new Map(),
    edited: new Set(row.edited.map(placeOf)),
    reason: row.duplicateOf === undefined ? whole : c.duplicateOf(row.duplicateOf),
  };
}
