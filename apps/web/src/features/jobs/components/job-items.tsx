import type { Job } from '@reseller-console/contract';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { DataTable } from '../../../shared/table/data-table.tsx';
import { Failure, Notice, StaleRows } from '../../../shared/ui/failure.tsx';
import { useCompanyNamesakes } from '../../companies/queries.ts';
import { choicesOf, type ItemChoice, readItemChoice, toItemFilters } from '../model/filters.ts';
import { isMoving, sizeOf } from '../model/states.ts';
import { jobItemsQuery, refreshItems } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { itemsColumns } from './items-columns.tsx';
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

/** The items of a plan: what it says of each, and what became of it. */
export function JobItems({ job, mayAct }: { job: Job; mayAct: boolean }) {
  const client = useQueryClient();
  const [params] = useSearchParams();
  const chosen = useMemo(() => readItemChoice(params), [params]);
  const list = useInfiniteQuery(jobItemsQuery(job.id, toItemFilters(chosen)));
  const { data, error, isFetching, isPlaceholderData, isRefetchError, refetch } = list;
  const failure = useFailure(list);
  const namesakes = useCompanyNamesakes();
  const columns = useMemo(() => itemsColumns({ job, mayAct, namesakes }), [job, mayAct, namesakes]);
  const pages = failure ? undefined : data?.pages;
  const rows = useMemo(
    () => pages?.flatMap(({ items }) => items.map((item) => ({ ...item, id: String(item.ordinal) }))),
    [pages],
  );
  const progress = JSON.stringify([job.state, job.counts]);
  const seen = useRef(progress);
  useEffect(() => {
    if (seen.current === progress) return;
    seen.current = progress;
    void refreshItems(client, job.id);
  }, [client, job.id, progress]);
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
