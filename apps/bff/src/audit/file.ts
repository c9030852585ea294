import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { byteOrderMark, csvMoment, csvRecord } from '../exports/csv.ts';
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

/** Streams the entries in batches and holds one batch in memory. */
async function* records(entries: AuditEntries, filters: FileQuery): AsyncGenerator<Buffer> {
  const resolved = await entries.resolve(filters);
  // Only after the first query: if that fails, nothing was sent and the person still gets an error message.
  yield Buffer.from(byteOrderMark + csvRecord(columns));
  let before: Place | undefined;
  for (;;) {
    const page = await entries.page(resolved, before, batchSize);
    const steps = await entries.stepsOf(page);
    const batch = page.map((entry) => {
      const item = toItem(entry, steps.get(entry.write_id ?? ''));
      const { at, person, company, action, target, outcome, requestId, id } = item;
      const times = [csvMoment(at), csvMoment(item.steps[0]?.at)];
      const who = [person?.name, person?.id, company?.name, company?.id];
      return csvRecord([...times, ...who, action, target, outcome, requestId, entry.detail, String(id)]);
    });
    if (batch.length > 0) yield Buffer.from(batch.join(''));
    before = page.at(-1);
    if (page.length < batchSize) return;
    await nextTurn();
  }
}

/** The trail as a list to export: CSV that we write ourselves, with backpressure. */
export const auditFile = (entries: AuditEntries): ExportedList<FileQuery & Paging> => ({
  // Counting a large trail is slower than sending its first page.
  search: async () => ({ total: undefined }),
  async export(filters) {
    // Reports a bad filter before the file begins.
    await entries.resolve(filters);
    const body = Readable.from(records(entries, filters), { objectMode: false });
    return { status: 200, contentType: 'text/csv', body, abort: () => body.destroy() };
  },
});
