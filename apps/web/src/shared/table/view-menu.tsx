import type { TablePreferences } from '@reseller-console/contract';
import { Columns3 } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/choices.tsx';
import { Popover } from '../ui/popover.tsx';
import { words } from '../words/words.ts';
import { type Column, withColumn } from './column.ts';

export type TableView = TablePreferences;

interface ViewMenuProps<Row> {
  columns: readonly Column<Row>[];
  hidden: readonly string[];
  view: TableView;
  onView: (change: TableView) => void;
}

/** Which columns are shown and how high the rows are. */
export function ViewMenu<Row>({ columns, hidden, view, onView }: ViewMenuProps<Row>) {
  return (
    <Popover
      label={words.table.columns}
      align="end"
      trigger={(props) => (
        <Button {...props}>
          <Columns3 aria-hidden className="size-4 text-muted" />
          {words.table.columns}
        </Button>
      )}
    >
      {() => (
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
      )}
    </Popover>
  );
}
