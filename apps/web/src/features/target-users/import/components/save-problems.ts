import { withGuard } from '@reseller-console/contract';
import { saveFile } from '../../../../shared/export/save-file.ts';
import type { MappedColumn } from '../checking/mapping.ts';
import type { ImportSession } from '../model/import-session.ts';
import { words as w } from '../words/en.ts';
import type { RowFilter } from '../worker/protocol.ts';
import { gridRowOf } from './grid-rows.ts';

const page = 1_000;

/** A quoted cell (RFC 4180), with a guard if a spreadsheet would run it. */
const csvCell = (text: string): string => `"${withGuard(text).replaceAll('"', '""')}"`;

interface SaveProblems {
  session: ImportSession;
  filter: RowFilter;
  count: number;
  headers: readonly string[];
  columns: readonly MappedColumn[];
  separator: 'comma' | 'semicolon';
  name: string;
}

/** Saves the rows that a filter shows, with what is said of them, as a file that can be corrected and imported again. */
export async function saveProblems(what: SaveProblems): Promise<void> {
  const { session, filter, count, headers, columns, separator, name } = what;
  const line = (cells: readonly string[]) =>
    `${cells.map(csvCell).join(separator === 'comma' ? ',' : ';')}\r\n`;
  const parts = [`\uFEFF${line([...headers, w.check.reason])}`];
  for (let from = 0; from < count; from += page) {
    const rows = await session.worker().ask('rows', { filter, from, to: from + page, whole: true });
    parts.push(
      rows
        .map((row) => {
          const { cells, faults, reason } = gridRowOf(row, columns);
          const told = [...faults].map(([cell, text]) => w.check.at(headers[cell] ?? '', text));
          return line([...cells, [reason, ...told].filter((text) => text !== undefined).join(' ')]);
        })
        .join(''),
    );
  }
  saveFile({
    blob: new Blob(parts, { type: 'text/csv' }),
    name: `${name.replace(/\.\w+$/, '')}_${filter}.csv`,
  });
}
