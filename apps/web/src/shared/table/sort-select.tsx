import { words } from '../words/en.ts';
import type { ColumnHead } from './column.ts';
import type { Sort } from './data-table.tsx';

interface SortSelectProps extends Sort {
  columns: readonly ColumnHead[];
  onSort: (sort: Sort) => void;
}

const orders = ['asc', 'desc'] as const;

/** Sorting on a phone, where rows are cards and there is no header to press. */
export default function SortSelect({ columns, sort, order, onSort }: SortSelectProps) {
  const choices = columns.flatMap(({ sort: name, header }) =>
    name === undefined ? [] : orders.map((way) => ({ header, sort: name, order: way })),
  );
  const nameOf = (one: Sort) => `${one.sort} ${one.order}`;
  return (
    <select
      aria-label={words.table.sortBy}
      value={nameOf({ sort, order })}
      className="hit h-8 min-w-0 flex-1 basis-36 rounded-control border border-field bg-surface px-2 text-sm"
      onChange={({ target }) => {
        const chosen = choices.find((one) => nameOf(one) === target.value);
        if (chosen) onSort({ sort: chosen.sort, order: chosen.order });
      }}
    >
      {choices.map((one) => (
        <option key={nameOf(one)} value={nameOf(one)}>
          {words.table.sorted(one.header, one.order)}
        </option>
      ))}
    </select>
  );
}
