import { withoutGuard } from '@reseller-console/contract';
import Papa from 'papaparse';
import { collectRows } from './collected.ts';
import { delimiterOf } from './delimiter.ts';
import { decode, type Encoding, encodingOf } from './encoding.ts';
import { ReadProblem } from './read-problem.ts';
import type { OnRows, ReadNote, Rows } from './rows.ts';

export interface TextChoices {
  readonly encoding?: Encoding;
  readonly delimiter?: string;
}

/**
 * Reads delimited text.
 * @throws {ReadProblem}
 */
export function readText(bytes: Uint8Array, choices: TextChoices, onRows: OnRows): Rows {
  const encoding = choices.encoding ?? encodingOf(bytes);
  if (encoding === undefined) throw new ReadProblem('binary');
  const decoded = decode(bytes, encoding);
  // A first line such as `sep=;` tells Excel the delimiter and is not part of the table.
  const [told = '', separator] = /^sep=(.)\r?\n/i.exec(decoded) ?? [];
  const text = decoded.slice(told.length);
  if (!/[^\s,;|"]/.test(text)) throw new ReadProblem('empty');
  if (/^(%PDF-|\{\\rtf)/.test(text)) throw new ReadProblem('binary');
  if (/^\s*<(!doctype|html|\?xml|table)/i.test(text.slice(0, 1_000))) throw new ReadProblem('web_page');
  const delimiter = choices.delimiter ?? separator ?? delimiterOf(text);

  const { data, errors } = Papa.parse<string[]>(text, { delimiter });
  const collected = collectRows(onRows);
  const notes: ReadNote[] = [];
  const before = told === '' ? 0 : 1;
  const open = errors.find(({ code }) => code === 'MissingQuotes');
  if (open) notes.push({ code: 'open_quote', line: before + (open.row ?? 0) + 1 });
  for (const [at, cells] of data.entries()) collected.add(cells.map(withoutGuard), before + at + 1);
  const unreadable = text.match(/\uFFFD/g)?.length ?? 0;
  if (unreadable > 0) notes.push({ code: 'unreadable_characters', count: unreadable });
  return {
    rows: collected.rows,
    lines: collected.lines,
    hidden: new Set(),
    notes,
    how: { kind: 'text', encoding, delimiter },
  };
}
