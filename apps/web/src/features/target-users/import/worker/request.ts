import { type ImportHead, importMediaType } from '@reseller-console/contract';

/** Characters of one part of a request: few parts, and no text of the whole. */
const part = 1024 * 1024;

/** The body of an import: its head, and a line for each row with what `valuesOf` answers. Blank cells are null. */
export function requestOf(
  head: ImportHead,
  lines: readonly number[],
  valuesOf: (row: number) => readonly string[],
): Blob {
  const parts: Blob[] = [];
  let text = `${JSON.stringify(head)}\n`;
  for (const [row, line] of lines.entries()) {
    const values = valuesOf(row).map((value) => (value === '' ? null : value));
    text += `${JSON.stringify({ line, values })}\n`;
    if (text.length < part) continue;
    parts.push(new Blob([text]));
    text = '';
  }
  return new Blob([...parts, text], { type: importMediaType });
}
