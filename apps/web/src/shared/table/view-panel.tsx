import { Choices } from '../ui/choices.tsx';
import { words } from '../words/en.ts';
import type { ColumnHead, TableView } from './column.ts';
import { withColumn } from './with-column.ts';

export interface ViewMenuProps {
  columns: readonly ColumnHead[];
  hidden: readonly string[];
  view: TableView;
  onView: (change: TableView) => void;
}

/** The columns to tick, and how high the rows are. */
export default function ViewPanel({ columns, hidden, view, onView }: ViewMenuProps) {
  return (
    <div className="p-1.5">
      {columns.slice(1).map((column) => (
        <label
          key={column.id}
          className="hit flex h-8 items-center gap-2.5 rounded-control px-2 text-sm hover:bg-hover"
        >
          <input
            type="checkbox"
            checked={!hidden.includes(column.id)}
            onChange={({ target }) => onView(withColumn(column, target.checked, view))}
          />
          <span className="min-w-0 truncate">{column.header}</span>
        </label>
      ))}
      <div className="-mx-1.5 mt-1.5 border-t border-line px-3.5 pt-2.5 pb-1.5">
        <Choices
          label={words.table.density}
          choices={[
            ['comfortable', words.table.densities.comfortable],
            ['compact', words.table.densities.compact],
          ]}
          value={view.density ?? 'comfortable'}
          onChoose={(density) => onView({ density })}
        />
      </div>
    </div>
  );
}
