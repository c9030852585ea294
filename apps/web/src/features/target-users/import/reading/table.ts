/** The table in the rows of a file. */
export interface Table {
  /** Empty where a column has none. */
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
}

/** A column by its letters in a spreadsheet, from 0: A, B, ... Z, AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** Takes the rows under the header, or all where there is none; a header that the file repeats is left out. */
export function tableOf(
  { rows, lines, hidden }: { rows: Table['rows']; lines: Table['lines']; hidden: ReadonlySet<number> },
  headerRow: number | null,
  withHidden: boolean,
): Table {
  const headers = (headerRow === null ? [] : (rows[headerRow] ?? [])).map((cell) => cell.trim());
  const repeated = headers.join('\n');
  const from = headerRow === null ? 0 : headerRow + 1;
  const taken: (readonly string[])[] = [];
  const takenLines: number[] = [];
  let width = headers.length;
  for (let at = from; at < rows.length; at += 1) {
    const cells = rows[at] ?? [];
    if (!withHidden && hidden.has(at)) continue;
    if (
      headerRow !== null &&
      cells[0]?.trim() === headers[0] &&
      cells.map((cell) => cell.trim()).join('\n') === repeated
    )
      continue;
    width = Math.max(width, cells.length);
    taken.push(cells);
    takenLines.push(lines[at] ?? 0);
  }
  return {
    headers: Array.from({ length: width }, (_, column) => headers[column] ?? ''),
    rows: taken,
    lines: takenLines,
  };
}
