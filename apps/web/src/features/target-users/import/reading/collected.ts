import { readLimits } from './limits.ts';
import { ReadProblem } from './read-problem.ts';

const isBlank = (cell: string): boolean => cell.trim() === '';

/**
 * Collects the rows of a file: blank ones are left out, and there are limits.
 * @throws {ReadProblem} from `add`
 */
export function collectRows(onRows: (count: number) => void) {
  const rows: string[][] = [];
  const lines: number[] = [];
  let width = 0;
  return {
    rows,
    lines,
    /** Adds a row with its number in the spreadsheet. */
    add(cells: string[], line: number): void {
      let end = cells.length;
      while (end > 0 && isBlank(cells[end - 1] ?? '')) end -= 1;
      if (end === 0) return;
      if (rows.length >= readLimits.rows) throw new ReadProblem('too_many_rows');
      if (end > readLimits.columns) throw new ReadProblem('too_many_columns');
      width = Math.max(width, end);
      if (end < cells.length) cells.length = end;
      rows.push(cells);
      lines.push(line);
      if (rows.length % 5_000 === 0) onRows(rows.length);
    },
    /** The most cells of a row. */
    width: () => width,
  };
}
