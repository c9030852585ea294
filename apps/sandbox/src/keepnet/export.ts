import { type Column, csvChunks } from '../files/csv.ts';
import { xlsx } from '../files/xlsx.ts';
import type { Answer } from '../http/answer.ts';
import { invalid } from '../http/refusal.ts';
import { flag } from '../search/bind.ts';
import type { Query } from '../search/paging.ts';
import type { World } from '../store/world.ts';

/** Members that export bodies have besides paging; the last four belong to other exports and are ignored. */
export const EXPORT_EXTRA = [
  'exportType',
  'reportAllPages',
  'phishingTypeId',
  'tempalateType',
  'templateTypes',
  'activityType',
] as const;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A table as a file of the type that is asked for: `Excel` or `Csv`, in this spelling. */
export function tableFile<Row>(
  type: unknown,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  name: string,
): Answer {
  if (type === 'Csv') {
    const chunks = csvChunks(columns, rows, 'comma');
    return { kind: 'file', contentType: 'text/csv', name: `${name}.csv`, chunks };
  }
  if (type !== 'Excel') throw invalid('exportType is not valid');
  return { kind: 'file', contentType: XLSX, name: `${name}.xlsx`, chunks: xlsx(columns, rows) };
}

/** The file that an export body asks for: everything that matches, or one page. */
export function exportFile<Row>(
  world: World,
  query: Query<Row>,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  name: string,
): Answer {
  const type = query.extra.get('exportType');
  const { pageNumber, pageSize } = query;
  const start = (pageNumber - 1) * pageSize;
  const chosen = flag(query.extra, 'reportAllPages') ? rows : rows.slice(start, start + pageSize);
  if (type === world.modes.csvType) {
    const { csvFiles } = world.modes;
    const file = { kind: 'file', contentType: 'text/csv', name: `${name}.csv` } as const;
    const chunks = csvChunks(columns, chosen, csvFiles);
    if (csvFiles === 'comma') return { ...file, chunks };
    const whole = [...chunks];
    return { ...file, chunks: whole, bytes: whole.reduce((sum, chunk) => sum + Buffer.byteLength(chunk), 0) };
  }
  if (type === 'Excel') {
    return { kind: 'file', contentType: XLSX, name: `${name}.xlsx`, chunks: xlsx(columns, chosen) };
  }
  throw invalid('exportType is not valid');
}
