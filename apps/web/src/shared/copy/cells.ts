import { copiedStyle, withGuard } from '@reseller-console/contract';

/** The content of a cell. A spreadsheet gets text as text, a number as a number, and a `Date` as a date: its day in UTC. */
export type Cell = string | number | Date | null | undefined;

/** A header and rows, each as long as the header. */
export interface Cells {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

function safe(cell: Cell): string {
  if (typeof cell === 'string') return withGuard(cell);
  // Spreadsheets of every region read it as a date.
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '');
}

/** Quotes a cell that begins with a quote or contains a separator, as spreadsheets do. */
const quoted = (text: string): string =>
  /^"|[\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** The cells separated by tabs, one line for each row, for programs that do not take tables. */
export const plainCells = ({ header, rows }: Cells): string =>
  [header, ...rows].map((row) => row.map((cell) => quoted(safe(cell))).join('\t')).join('\r\n');

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/**
 * Marks text as text, which keeps the zeros of `007` and all of a telephone number. Excel, LibreOffice (`sdnum`) and Google Sheets
 * (`data-sheets-*`) mark such cells in these ways themselves. Excel's mark is a class: a `style` of each cell would break the content
 * security policy.
 */
function cellOf(tag: 'td' | 'th', cell: Cell): string {
  const text = safe(cell);
  if (typeof cell !== 'string' || text === '') return `<${tag}>${text}</${tag}>`;
  const sheets = escaped(JSON.stringify({ 1: 2, 2: text }));
  const isText = `class="text" sdnum="1033;0;@" data-sheets-value="${sheets}" data-sheets-numberformat="{&quot;1&quot;:1}"`;
  return `<${tag} ${isText}>${escaped(text).replaceAll(/\r\n|\r|\n/g, '<br>')}</${tag}>`;
}

/** The cells as a table, which spreadsheets prefer to the plain text. */
export function tableOfCells({ header, rows }: Cells): string {
  const line = (tag: 'td' | 'th') => (row: readonly Cell[]) =>
    `<tr>${row.map((cell) => cellOf(tag, cell)).join('')}</tr>`;
  return `<meta charset="utf-8"><style>${copiedStyle}</style><table data-sheets-root="1"><thead>${line('th')(header)}</thead><tbody>${rows.map(line('td')).join('')}</tbody></table>`;
}
