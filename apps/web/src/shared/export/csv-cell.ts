/** Where a spreadsheet may see the beginning of a cell, whatever its region separates cells by, and a sign that begins a formula. */
const beginnings = /(^|[,;\t\r\n]"*)(?=[=+\-@＝＋－＠\0])/g;
const blank = /^[\t\r\n]/;

const number = /^[+-](?:\d+(?:[.,]\d+)*|[.,]\d+)(?:e[+-]?\d+)?$/i;
/** An international number of 6 to 15 digits (ITU-T E.164) with the usual grouping signs. */
const telephone = /^\+\(?\d(?:[ .\-/()]*\d){5,14}$/;
const loneSign = /^[=+\-@＝＋－＠]$/;

const isHarmless = (text: string): boolean =>
  number.test(text) || telephone.test(text) || loneSign.test(text);

/** The text from `start` up to the next sign that separates as `after` does, or to the end of the line. */
function partFrom(text: string, start: number, after: string): string {
  if (after === '') return text.slice(start);
  const length = text.slice(start).search(after === ',' ? /[,\r\n]/ : after === ';' ? /[;\r\n]/ : /[\t\r\n]/);
  return length === -1 ? text.slice(start) : text.slice(start, start + length);
}

/**
 * A quoted cell of a CSV file (RFC 4180) that a spreadsheet runs nothing of (OWASP CSV Injection), by the rules of the server's own
 * files: an apostrophe stands before what begins a formula, in the cell or behind a separator inside it. Numbers, telephone numbers and
 * lone signs stay.
 */
export function csvCell(text: string): string {
  const guarded = text.replaceAll(beginnings, (before: string, _after: string, at: number) => {
    const part = partFrom(text, at + before.length, before.charAt(0));
    return isHarmless(part) ? before : `${before}'`;
  });
  return `"${(blank.test(text) ? `'${guarded}` : guarded).replaceAll('"', '""')}"`;
}
