import type { JobRow } from '../db/schema.ts';
import { csvFile } from '../exports/csv.ts';
import type { ExportedList, wholeList } from '../exports/request.ts';
import { ProblemError } from '../platform/problem.ts';
import { keptOf } from './batch.ts';
import type { ItemRows } from './item-rows.ts';
import type { Kinds } from './kinds.ts';
import type { JobSeal } from './sealing.ts';
import type { JobView } from './view.ts';

/** Items per read: few enough that SQLite, which answers on this thread, keeps others waiting for a moment only. */
const batchSize = 100;

type Cells = readonly (string | null)[];

interface File {
  columns: readonly string[];
  rows(item: Awaited<ReturnType<ItemRows['page']>>[number]): readonly Cells[];
}

const planColumns = ['Number', 'Company', 'Company id', 'Record', 'Record id', 'Plan', 'Reason', 'Changes'];

/** The files of plans, as lists that exports can send: CSV that we write ourselves, read no faster than it is taken. */
export function createJobFiles({
  items,
  kinds,
  seal,
  view,
}: {
  items: ItemRows;
  kinds: Kinds;
  seal: JobSeal;
  view: JobView;
}) {
  async function* pages(jobId: string, rows: File['rows']): AsyncGenerator<Cells[]> {
    for (let after = 0; ; ) {
      const page = await items.page(jobId, { after, limit: batchSize });
      yield page.flatMap(rows);
      after = page.at(-1)?.ordinal ?? 0;
      if (page.length < batchSize) return;
    }
  }

  const plan: File = {
    columns: planColumns,
    rows(row) {
      const { ordinal, companyId, companyName, subject, recordId, verdict, code, changes } = view.item(row);
      const told = changes.map(({ field, from, to }) => `${field}: ${from ?? ''} -> ${to ?? ''}`).join('; ');
      return [[String(ordinal), companyName, companyId, subject, recordId, verdict, code, told]];
    },
  };

  const plainReport: File = {
    columns: [...planColumns, 'Result', 'Request id'],
    rows(row) {
      const { state, requestId } = view.item(row);
      return plan.rows(row).map((cells) => [...cells, state, requestId]);
    },
  };

  /** The report of an import: the rows of its file, followed by what became of each. */
  function report(job: JobRow): File {
    const table = kinds.of(job.kind).report(seal.openInput(job.sealed_input)?.input);
    if (table === undefined) return plainReport;
    return {
      columns: [...table.columns, 'Plan', 'Result', 'Reason', 'Line', 'Record id', 'Request id'],
      rows(row) {
        const { verdict, state, code, params, line, recordId, requestId } = view.item(row);
        const told = Object.entries(params).map(([name, value]) => `${name}: ${value}`);
        const reason = [code, ...told].filter((part) => part !== null).join('; ');
        const result = [
          verdict,
          state,
          reason,
          line === undefined ? null : String(line),
          recordId,
          requestId,
        ];
        return table.rows(keptOf(seal, row)).map((cells) => [...cells, ...result]);
      },
    };
  }

  function recovery(job: JobRow): File {
    const table = kinds.of(job.kind).recovery;
    if (table === undefined) throw new ProblemError('not_found');
    return {
      columns: table.columns,
      rows: (row) => (row.verdict === 'delete' ? table.rows(keptOf(seal, row)) : []),
    };
  }

  return {
    /**
     * One file of a plan.
     * @throws {ProblemError} `not_found` where the kind has no such file; `job_state` before it is planned, and once its data is wiped
     */
    list(job: JobRow, which: 'plan' | 'report' | 'recovery'): ExportedList<typeof wholeList> {
      if (job.plan_hash === null || job.wiped_at !== null) {
        throw new ProblemError('job_state', { detail: 'The plan has no files now.' });
      }
      const file = { plan: () => plan, report: () => report(job), recovery: () => recovery(job) }[which]();
      return {
        search: async () => ({ total: undefined }),
        export: async () => csvFile(file.columns, pages(job.id, file.rows)),
      };
    },
  };
}

export type JobFiles = ReturnType<typeof createJobFiles>;
