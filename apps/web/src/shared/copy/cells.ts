import { copiedStyle, withGuard } from '@reseller-console/contract';

/** What a cell holds. Text stays text in a spreadsheet, a number is one, and of a `Date` its day in UTC is a date. */
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

/** A cell that begins with a quote, or holds what would end it, stands in quotes, as spreadsheets write it themselves. */
const quoted = (text: string): string =>
  /^"|[\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** The cells between tabs, a line for each row: what is pasted where there are no tables. */
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

/** The cells as a table: spreadsheets take it rather than the plain text. */
export function tableOfCells({ header, rows }: Cells): string {
  const line = (tag: 'td' | 'th') => (row: readonly Cell[]) =>
    `<tr>${row.map((cell) => cellOf(tag, cell)).join('')}</tr>`;
  return `<meta charset="utf-8"><style>${copiedStyle}</style><table data-sheets-root="1"><thead>${line('th')(header)}</thead><tbody>${rows.map(line('td')).join('')}</tbody></table>`;
}
