import { type CsvCell, csvFile, csvMoment } from '../exports/csv.ts';
import type { ExportedList, Paging } from '../exports/request.ts';
import type { Place } from './cursor.ts';
import type { AuditEntries, EntryQuery } from './entries.ts';
import { toItem } from './item.ts';

/** Entries per read. SQLite runs on this thread, so a larger batch would block other requests. */
const batchSize = 100;

const columns = [
  'Time (UTC)',
  'Started (UTC)',
  'Person',
  'Person id',
  'Company',
  'Company id',
  'Action',
  'Target',
  'Outcome',
  'Request id',
  'Detail',
  'Event id',
];

/** A file has the trail as it was at the start: see `Cursor.upTo`. */
interface FileQuery extends EntryQuery {
  upTo: number;
}

/** Reads the entries in batches and holds one batch in memory. */
async function* pages(entries: AuditEntries, filters: FileQuery): AsyncGenerator<(CsvCell | undefined)[][]> {
  const resolved = await entries.resolve(filters);
  let before: Place | undefined;
  for (;;) {
    const page = await entries.page(resolved, before, batchSize);
    const steps = await entries.stepsOf(page);
    yield page.map((entry) => {
      const item = toItem(entry, steps.get(entry.write_id ?? ''));
      const { at, person, company, action, target, outcome, requestId, id } = item;
      const times = [csvMoment(at), csvMoment(item.steps[0]?.at)];
      const who = [person?.name, person?.id, company?.name, company?.id];
      return [...times, ...who, action, target, outcome, requestId, entry.detail, String(id)];
    });
    before = page.at(-1);
    if (page.length < batchSize) return;
  }
}

/** The trail as a list to export: CSV that we write ourselves, with backpressure. */
export const auditFile = (entries: AuditEntries): ExportedList<FileQuery & Paging> => ({
  // Counting a large trail is slower than sending its first page.
  search: async () => ({ total: undefined }),
  async export(filters) {
    // Reports a bad filter before the file begins.
    await entries.resolve(filters);
    return csvFile(columns, pages(entries, filters));
  },
});
