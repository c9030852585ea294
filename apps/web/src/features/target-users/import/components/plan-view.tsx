import { exportJobPlan, type Job, type JobItemCode, jobVerdicts } from '@reseller-console/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Navigate } from 'react-router';
import { startExport } from '../../../../shared/export/start-export.tsx';
import { handsFocusOn } from '../../../../shared/lib/focus.ts';
import { keptPer } from '../../../../shared/lib/kept-per.ts';
import { Button } from '../../../../shared/ui/button.tsx';
import { Choices } from '../../../../shared/ui/choices.tsx';
import { FailureLine } from '../../../../shared/ui/failure.tsx';
import { jobQuery, takeStep } from '../../../jobs/queries.ts';
import { useCsvSeparator } from '../../../preferences/queries.ts';
import type { MappedColumn } from '../checking/mapping.ts';
import { words as w } from '../words/en.ts';
import { useImport } from './import-context.ts';
import { itemRowOf, problemText } from './item-rows.ts';
import { ProgressLine } from './progress-line.tsx';
import { RowGrid } from './row-grid.tsx';
import { type ItemFilter, type PlanRow, useItems } from './use-items.ts';

const p = w.plan;

interface Shown {
  readonly key: string;
  readonly text: string;
  readonly count: number;
  readonly filter: ItemFilter;
}

const shownCodes = [
  'duplicate',
  'deleted_earlier',
  'protected',
  'not_in_file',
  'probably_same',
] as const satisfies readonly JobItemCode[];

/** The counts of a plan, which are its filters: what it does first, then why it leaves something. */
function filtersOf({ verdicts, codes = {} }: Job): Shown[] {
  const all = jobVerdicts.reduce((sum, verdict) => sum + verdicts[verdict], 0);
  const shown: Shown[] = [{ key: 'all', text: w.check.all(all), count: all, filter: {} }];
  for (const verdict of ['create', 'change', 'same', 'refuse'] as const) {
    const count = verdicts[verdict];
    if (count > 0)
      shown.push({ key: verdict, text: p.counts[verdict](count), count, filter: { verdict: [verdict] } });
  }
  for (const code of shownCodes) {
    const count = codes[code] ?? 0;
    if (count > 0)
      shown.push({ key: code, text: p.codeCounts[code](count), count, filter: { code: [code] } });
  }
  return shown;
}

interface PlanRowsProps {
  job: Job;
  shown: Shown;
  columns: readonly MappedColumn[];
  cards: readonly number[];
  headers: readonly string[];
}

function PlanRows({ job, shown, columns, cards, headers }: PlanRowsProps) {
  const { session, own } = useImport();
  const { filter } = shown;
  const { rowAt, onSight, error, onRetry } = useItems(session, job.id, filter);
  const gridRow = useMemo(() => keptPer((row: PlanRow) => itemRowOf(row, columns, own)), [columns, own]);
  return (
    <>
      {error === undefined ? null : (
        <FailureLine what={p.itemsFailed} error={error} busy={false} onRetry={onRetry} />
      )}
      <RowGrid
        label={p.rows}
        headers={headers}
        cards={cards}
        count={shown.count}
        rowAt={(index) => {
          const row = rowAt(index);
          return row && gridRow(row);
        }}
        onSight={onSight}
        onEdit={(row, cell, text) => {
          const column = columns[cell]?.column;
          if (column !== undefined && row.line !== undefined) void session.edit(row.line, column, text);
        }}
        empty={w.check.none}
      />
    </>
  );
}

interface PlanViewProps {
  jobId: string;
  columns: readonly MappedColumn[];
  cards: readonly number[];
  headers: readonly string[];
}

/** What Keepnet's people make of the rows: the plan, and the button that starts it. */
export function PlanView({ jobId, columns, cards, headers }: PlanViewProps) {
  const { session, company, renderStart } = useImport();
  const client = useQueryClient();
  const { data: job, error, refetch, isFetching } = useQuery(jobQuery(jobId));
  const [chosen, setChosen] = useState('all');
  const [separator] = useCsvSeparator();
  const filters = useMemo(() => (job ? filtersOf(job) : []), [job]);
  const shown = filters.find(({ key }) => key === chosen) ?? filters[0];
  const back = session.leavePlan;
  if (error && !job) {
    return <FailureLine what={p.failed} error={error} busy={isFetching} onRetry={() => void refetch()} />;
  }
  if (!job || job.state === 'planning') {
    return (
      <ProgressLine
        text={p.planning}
        done={undefined}
        onCancel={() => {
          takeStep(client, jobId, 'cancel').catch(() => {});
          back();
        }}
      />
    );
  }
  if (job.state === 'failed' || job.state === 'cancelled') {
    return (
      <div
        ref={handsFocusOn}
        role="alert"
        className="flex flex-col items-start gap-3 rounded-surface border border-bad bg-bad-tint p-3"
      >
        <p>
          {p.failed} {problemText(job.problem?.code ?? '')}
        </p>
        <Button onClick={back}>{p.back}</Button>
      </div>
    );
  }
  // What runs has a page of its own.
  if (job.state !== 'planned') return <Navigate to={`/jobs/${job.id}`} replace />;
  return (
    <div ref={handsFocusOn} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <div className="max-w-full overflow-x-auto">
          <Choices
            label={w.check.filters}
            quiet
            choices={filters.map(({ key, text }) => [key, text] as const)}
            value={shown?.key ?? 'all'}
            onChoose={setChosen}
          />
        </div>
        <span className="ml-auto flex gap-2">
          <Button onClick={back}>{p.back}</Button>
          <Button
            onClick={() =>
              startExport({
                name: p.save,
                place: company,
                file: { operation: exportJobPlan, params: { jobId }, query: { separator } },
              })
            }
          >
            {p.save}
          </Button>
        </span>
      </div>
      {shown ? (
        <PlanRows
          key={`${jobId} ${shown.key}`}
          job={job}
          shown={shown}
          columns={columns}
          cards={cards}
          headers={headers}
        />
      ) : null}
      {renderStart(job, back, session.discard)}
    </div>
  );
}
