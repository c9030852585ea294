/** What was measured, what it is meant to be, and what others were found to take. */
export interface Figure {
  name: string;
  value: number;
  /** Stands behind the numbers. */
  unit: '' | 'ms' | 'kB' | 's' | 'MB';
  /** The most that it may be. */
  goal?: number;
  /** The same of others: as the issue that set the goal gives it, or as measured next to it. */
  peers?: string;
}

function written(value: number, unit: Figure['unit']): string {
  const digits = unit === 'kB' || unit === 's' ? 1 : Number.isInteger(value) || value >= 10 ? 0 : 3;
  return `${value.toFixed(digits)} ${unit}`.trim();
}

/** Prints a table in Markdown: every figure next to its goal. */
export function printFigures(figures: readonly Figure[]): void {
  const rows = figures.map(({ name, value, unit, goal, peers = '' }) => [
    name,
    written(value, unit),
    goal === undefined ? '' : `${goal} ${unit}`.trim(),
    goal === undefined ? '' : value <= goal ? 'met' : '**missed**',
    peers,
  ]);
  const table = [['figure', 'console', 'goal', '', 'peers'], ...rows];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = table;
  const rule = widths.map((width) => '-'.repeat(width));
  for (const cells of [head, rule, ...body]) console.log(line(cells));
}
