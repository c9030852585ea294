import { useMemo, useState } from 'react';
import { Navigate } from 'react-router';
import { handsFocusOn } from '../../../../shared/lib/focus.ts';
import { keptPer } from '../../../../shared/lib/kept-per.ts';
import { Button } from '../../../../shared/ui/button.tsx';
import { Choices } from '../../../../shared/ui/choices.tsx';
import { useCsvSeparator } from '../../../preferences/queries.ts';
import { type MappedColumn, mappedColumns } from '../checking/mapping.ts';
import { columnLetters } from '../reading/table.ts';
import { words as w } from '../words/en.ts';
import { type Checked, type CheckedRow, type RowFilter, rowFilters } from '../worker/protocol.ts';
import { gridRowOf } from './grid-rows.ts';
import { useImport } from './import-context.ts';
import { PlanButton } from './plan-button.tsx';
import { PlanView } from './plan-view.tsx';
import { ProgressLine } from './progress-line.tsx';
import { RowGrid } from './row-grid.tsx';
import { saveProblems } from './save-problems.ts';
import { useRows } from './use-rows.ts';

const c = w.check;

function countOf({ rowCount, counts, edited }: Checked, filter: RowFilter): number {
  if (filter === 'all') return rowCount;
  return filter === 'edited' ? edited : counts[filter];
}

/** The columns that a card shows: the address as its name, and the two that come first. */
function cardsOf(columns: readonly MappedColumn[]): number[] {
  const email = columns.findIndex(({ field }) => field === 'email');
  return [email, ...columns.flatMap((_, at) => (at === email ? [] : [at]))].slice(0, 3);
}

/** The columns that are imported, with the names that they go by. */
function useMapped() {
  const { state } = useImport();
  const { opened, mapping } = state;
  return useMemo(() => {
    const columns = mappedColumns(
      (opened?.columns ?? []).map(({ header }) => header),
      mapping,
    );
    return {
      columns,
      cards: cardsOf(columns),
      headers: columns.map(({ name, column }) => name || w.columns.column(columnLetters(column))),
    };
  }, [opened, mapping]);
}

interface FileRowsProps extends ReturnType<typeof useMapped> {
  checked: Checked;
}

/** What the file itself says about its rows, before Keepnet is asked. */
function FileRows({ checked, columns, cards, headers }: FileRowsProps) {
  const { session, state } = useImport();
  const [chosen, setFilter] = useState<RowFilter>('all');
  const [separator] = useCsvSeparator();
  const filter = countOf(checked, chosen) > 0 ? chosen : 'all';
  const { rowAt, onSight } = useRows(session, filter, state.version);
  const gridRow = useMemo(() => keptPer((row: CheckedRow) => gridRowOf(row, columns)), [columns]);
  const names: Readonly<Record<RowFilter, (count: number) => string>> = {
    all: c.all,
    refused: c.refused,
    duplicate: c.duplicate,
    warned: c.warned,
    edited: c.edited,
  };
  const offered = rowFilters.filter((one) => one === 'all' || countOf(checked, one) > 0);
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <div className="max-w-full overflow-x-auto">
          <Choices
            label={c.filters}
            quiet
            choices={offered.map((one) => [one, names[one](countOf(checked, one))] as const)}
            value={filter}
            onChoose={setFilter}
          />
        </div>
        {filter === 'all' ? null : (
          <Button
            className="ml-auto"
            onClick={() =>
              void saveProblems({
                session,
                filter,
                count: countOf(checked, filter),
                headers,
                columns,
                separator,
                name: state.source?.name ?? '',
              })
            }
          >
            {c.save}
          </Button>
        )}
      </div>
      <RowGrid
        key={filter}
        label={c.rowsLabel}
        headers={headers}
        cards={cards}
        count={countOf(checked, filter)}
        rowAt={(index) => {
          const row = rowAt(index);
          return row && gridRow(row);
        }}
        onSight={onSight}
        onEdit={(row, cell, text) => {
          const column = columns[cell]?.column;
          if (column !== undefined && row.line !== undefined) void session.edit(row.line, column, text);
        }}
        empty={c.none}
      />
    </>
  );
}

/** The third step: what is said of every row, first by the file alone and then by Keepnet. */
export function CheckStep() {
  const { session, state, stepAt } = useImport();
  const { opened, checked, checking, jobId } = state;
  const mapped = useMapped();
  if (!opened || (!checked && !checking))
    return <Navigate to={stepAt(opened ? 'columns' : 'source')} replace />;
  const { done, of = 0 } = checking ?? { done: 0 };
  if (!checked) {
    return (
      <ProgressLine
        text={c.checking(done, of || opened.rowCount)}
        done={of > 0 ? done / of : undefined}
        onCancel={() => session.stopCheck()}
      />
    );
  }
  if (jobId !== undefined) return <PlanView jobId={jobId} {...mapped} />;
  return (
    <div ref={handsFocusOn} className="flex flex-col gap-3" aria-busy={checking !== undefined}>
      <FileRows checked={checked} {...mapped} />
      <PlanButton checked={checked} />
    </div>
  );
}
