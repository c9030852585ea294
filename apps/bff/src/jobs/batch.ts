import type { Call } from '@reseller-console/keepnet';
import type { Commands } from '../commands/commands.ts';
import type { Noted } from '../commands/sending.ts';
import type { Scope } from '../companies/scope.ts';
import type { JobItemRow, JobRow } from '../db/schema.ts';
import { mapInTurn } from '../platform/in-turn.ts';
import { withCompanyErrors } from '../platform/keepnet-problem.ts';
import type { Caller } from '../platform/person.ts';
import { type Judgement, judge, judgeFailure } from './answers.ts';
import { itemKey } from './item-key.ts';
import type { Kept, Kind, Sending } from './kind.ts';
import type { JobSeal } from './sealing.ts';

/** Who an item is written for: of a caller, what a write keeps. */
export type Writer = Pick<Caller, 'id' | 'name'>;

/** An item with its result. */
export type Judged = readonly [JobItemRow, Judgement];

/** The item of a row. @throws {TypeError} where its data is wiped */
export function keptOf(seal: JobSeal, row: JobItemRow): Kept<unknown> {
  const secret = seal.openItem(row.sealed);
  if (secret === undefined) throw new TypeError('The data of an item is gone');
  const { subject, data } = secret;
  const { company_id: companyId, record_id: recordId, verdict } = row;
  return { companyId, recordId, subject, verdict, reached: row.state === 'done', data };
}

/** Sends items of one company, and finds out what became of those that were sent before. */
export function createBatches({
  commands,
  scope,
  seal,
}: {
  commands: Commands;
  scope: Pick<Scope, 'forWrite'>;
  seal: JobSeal;
}) {
  function sendingOf(
    job: JobRow,
    row: JobItemRow,
    { id, name }: Writer,
    item = keptOf(seal, row),
    noted?: Noted,
  ): Sending {
    const { companyId, subject } = item;
    return {
      item,
      request: {
        person: { id, name, email: null, role: 'operator', companies: null },
        route: `job ${job.id}`,
        requestId: row.request_id ?? job.request_id,
        idempotencyKey: itemKey(job.id, row.ordinal, row.attempt),
        item: { job: job.id, ordinal: row.ordinal, target: subject },
        noted,
        admit: async () => (companyId === null ? null : scope.forWrite(companyId, job.id)),
      },
    };
  }

  /** The result of an item that may have been sent; undefined if it was not. Sends nothing. */
  async function recall(
    job: JobRow,
    kind: Kind,
    row: JobItemRow,
    writer: Writer,
  ): Promise<Judgement | undefined> {
    const answer = await kind.recall(commands, sendingOf(job, row, writer));
    return answer && judge(answer);
  }

  /** The results after a failure in the middle: items with a write get its result, the others were not sent. */
  const sortOut = (job: JobRow, kind: Kind, rows: readonly JobItemRow[], writer: Writer, error: unknown) =>
    Promise.all(
      rows.map(async (row): Promise<Judged> => {
        const known = await recall(job, kind, row, writer).catch((): Judgement => ({ kind: 'open' }));
        return [row, known ?? judgeFailure(error)];
      }),
    );

  /**
   * Looks up items of one company again and sends those that are as planned.
   * @throws {unknown} an unexpected error; then nothing is known about the items
   */
  async function run(
    job: JobRow,
    kind: Kind,
    rows: readonly JobItemRow[],
    writer: Writer,
  ): Promise<Judged[]> {
    const [first] = rows;
    if (first === undefined) return [];
    const call: Call = {
      owner: job.id,
      isBackground: true,
      requestId: first.request_id ?? job.request_id,
    };
    const ended: Judged[] = [];
    const ready: JobItemRow[] = [];
    const sendings: Sending[] = [];
    try {
      const at = performance.now();
      const kept = rows.map((row) => keptOf(seal, row));
      const results = await withCompanyErrors(() => kind.lookUp(kept, { companyId: first.company_id, call }));
      for (const [index, row] of rows.entries()) {
        const result = results[index];
        if (result !== undefined && result.state !== 'ready') {
          ended.push([row, { kind: 'ended', ...result }]);
          continue;
        }
        ready.push(row);
        sendings.push(sendingOf(job, row, writer, kept[index], result && { before: result.before, at }));
      }
    } catch (error) {
      const failure = judgeFailure(error);
      // Keepnet refused to show one of them. One at a time, the others are not refused with it.
      if (failure.kind === 'ended' && rows.length > kind.batchSize) {
        return (await mapInTurn(rows, 1, (row) => run(job, kind, [row], writer))).flat();
      }
      return rows.map((row): Judged => [row, failure]);
    }
    if (ready.length === 0) return ended;
    try {
      const answers = await kind.send(commands, sendings);
      for (const [index, row] of ready.entries()) {
        const answer = answers[index];
        if (answer !== undefined) ended.push([row, judge(answer)]);
      }
      return ended;
    } catch (error) {
      return [...ended, ...(await sortOut(job, kind, ready, writer, error))];
    }
  }

  return { recall, run };
}

export type Batches = ReturnType<typeof createBatches>;
