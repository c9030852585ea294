import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { byteOrderMark, csvRecord } from '../exports/csv.ts';
import type { ExportedList, Paging } from '../exports/request.ts';
import type { Place } from './cursor.ts';
import type { Lines, LinesSought } from './entries.ts';
import { toItem } from './item.ts';

/** Lines per read: few enough that SQLite, which answers on this very thread, holds nobody up for long. */
const batchSize = 100;

const columns = [
  'Time',
  'Started',
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

/** A file is of the trail as it was: what goes on meanwhile would move past what was read already, and then be nowhere. */
interface LinesOfFile extends LinesSought {
  upTo: number;
}

/** The lines in batches; one batch is held at a time. */
async function* records(lines: Lines, filters: LinesOfFile): AsyncGenerator<Buffer> {
  const resolved = await lines.resolve(filters);
  // After the first question to the database: where that fails there is no file yet, and words can tell.
  yield Buffer.from(byteOrderMark + csvRecord(columns));
  let before: Place | undefined;
  for (;;) {
    const page = await lines.page(resolved, before, batchSize);
    const steps = await lines.stepsOf(page);
    const batch = page.map((line) => {
      const item = toItem(line, steps.get(line.write_id ?? ''));
      const { at, person, company, action, target, outcome, requestId, id } = item;
      const cells = [at, item.steps[0]?.at, person?.name, person?.id, company?.name, company?.id];
      return csvRecord([...cells, action, target, outcome, requestId, line.detail, String(id)]);
    });
    if (batch.length > 0) yield Buffer.from(batch.join(''));
    before = page.at(-1);
    if (page.length < batchSize) return;
    await nextTurn();
  }
}

/** The trail as a list that exports can send: CSV that we write ourselves, read no faster than it is taken. */
export const auditFile = (lines: Lines): ExportedList<LinesOfFile & Paging> => ({
  // Counting a large trail would cost more than sending the beginning of it.
  search: async () => ({ total: undefined }),
  async export(filters) {
    // Whatever is wrong with the filters is told before a file begins.
    await lines.resolve(filters);
    const body = Readable.from(records(lines, filters), { objectMode: false });
    return { status: 200, contentType: 'text/csv', body, abort: () => body.destroy() };
  },
});
