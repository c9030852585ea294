import type { Job, JobItem } from '@reseller-console/contract';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import type { Column } from '../../../shared/table/column.ts';
import { DataTable } from '../../../shared/table/data-table.tsx';
import { Failure, Notice, StaleRows } from '../../../shared/ui/failure.tsx';
import { useCompanyNamesakes } from '../../companies/queries.ts';
import { choicesOf, type ItemChoice, readItemChoice, toItemFilters } from '../model/filters.ts';
import { isMoving, sizeOf } from '../model/states.ts';
import { jobItemsQuery, refreshItems } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { type ItemRow, itemsColumns } from './items-columns.tsx';
import { More } from './more.tsx';

const expected = 10;

interface CountProps {
  text: string;
  pressed: boolean;
  onPress: () => void;
}

/** A number that narrows the items down to those it counts. */
function Count({ text, pressed, onPress }: CountProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      className="hit h-8 rounded-full border border-line px-3 text-sm font-medium tabular-nums hover:bg-hover aria-pressed:border-accent aria-pressed:bg-accent-tint"
      onClick={onPress}
    >
      {text}
    </button>
  );
}

const isNamed = (code: string): code is keyof typeof w.codeCounts => code in w.codeCounts;

function textOf(choice: ItemChoice & { count: number }): string {
  if (choice.name === 'verdict') return w.verdicts[choice.value](choice.count);
  if (choice.name === 'state') return w.itemCounts[choice.value](choice.count);
  return isNamed(choice.value) ? w.codeCounts[choice.value](choice.count) : w.notAsked(choice.count);
}

function Counts({ job, chosen }: { job: Job; chosen: ItemChoice | undefined }) {
  const [, setParams] = useSearchParams();
  const choose = (choice: ItemChoice | undefined) =>
    setParams(choice ? { [choice.name]: choice.value } : {}, { replace: true });
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">{w.items.show}</legend>
      <Count
        text={w.items.all(sizeOf(job))}
        pressed={chosen === undefined}
        onPress={() => choose(undefined)}
      />
      {choicesOf(job).map((choice) => (
        <Count
          key={choice.value}
          text={textOf(choice)}
          pressed={chosen?.name === choice.name && chosen.value === choice.value}
          onPress={() => choose(choice)}
        />
      ))}
    </fieldset>
  );
}

const drawn = new WeakMap<JobItem, ItemRow>();

/** An item as a row: the same one again for an item that is as it was. */
function rowOf(item: JobItem): ItemRow {
  const row = drawn.get(item) ?? { ...item, id: String(item.ordinal) };
  drawn.set(item, row);
  return row;
}

/** The columns of a plan's items; the same ones while it runs. */
function useItemsColumns(job: Job, mayAct: boolean): readonly Column<ItemRow>[] {
  const { id: jobId, kind } = job;
  const namesakes = useCompanyNamesakes();
  const hasMany = job.companyId === null && job.companyCount > 0;
  const hasChanges = job.verdicts.change > 0;
  const isStarted = job.startedAt !== null;
  const hasUnknown = mayAct && job.counts.unknown > 0;
  return useMemo(
    () => itemsColumns({ jobId, kind, hasMany, hasChanges, isStarted, hasUnknown, namesakes }),
    [jobId, kind, hasMany, hasChanges, isStarted, hasUnknown, namesakes],
  );
}

/** The items of a plan: what it says of each, and what became of it. */
export function JobItems({ job, mayAct }: { job: Job; mayAct: boolean }) {
  const client = useQueryClient();
  const [params] = useSearchParams();
  const chosen = useMemo(() => readItemChoice(params), [params]);
  const list = useInfiniteQuery(jobItemsQuery(job.id, toItemFilters(chosen)));
  const { data, error, isFetching, isPlaceholderData, isRefetchError, refetch } = list;
  const failure = useFailure(list);
  const columns = useItemsColumns(job, mayAct);
  const pages = failure ? undefined : data?.pages;
  const rows = useMemo(() => pages?.flatMap(({ items }) => items.map(rowOf)), [pages]);
  const progress = JSON.stringify([job.state, job.counts]);
  const seen = useRef(progress);
  useEffect(() => {
    // Not while something is read: that would break off the next page, which a person has asked for.
    if (seen.current === progress || isFetching) return;
    seen.current = progress;
    void refreshItems(client, job.id);
  }, [client, job.id, progress, isFetching]);
  return (
    <>
      <Counts job={job} chosen={chosen} />
      <div className="list-frame">
        {isFetching && isPlaceholderData && !isMoving(job) ? <div className="progress-line" /> : null}
        {rows !== undefined && isRefetchError ? (
          <StaleRows error={error} busy={isFetching} onRetry={() => void refetch()} />
        ) : null}
        {failure ? (
          <Failure {...failure} />
        ) : rows?.length === 0 ? (
          <Notice title={w.items.none} />
        ) : (
          <div className="list-scroll">
            <DataTable
              label={w.items.title}
              columns={columns}
              rows={rows}
              expected={expected}
              compact={false}
              busy={isPlaceholderData}
            />
          </div>
        )}
        {rows?.length ? <More loaded={w.items.loaded(rows.length, sizeOf(job))} list={list} /> : null}
      </div>
    </>
  );
}
