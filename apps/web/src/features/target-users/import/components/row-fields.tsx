import { useState } from 'react';
import { TextField } from '../../../../shared/write/fields.tsx';
import { columnLetters } from '../reading/table.ts';
import { words as w } from '../words/en.ts';
import type { GridRow } from './grid-row.tsx';

interface CellFieldProps {
  header: string;
  text: string;
  error: string | undefined;
  hint: string | undefined;
  onEdit: (text: string) => void;
}

function CellField({ header, text, error, hint, onEdit }: CellFieldProps) {
  const [typed, setTyped] = useState(text);
  return (
    <TextField
      name={header}
      label={header}
      value={typed}
      error={error}
      hint={hint}
      onChange={setTyped}
      onBlur={() => {
        if (typed !== text) onEdit(typed);
      }}
    />
  );
}

interface RowFieldsProps {
  row: GridRow;
  headers: readonly string[];
  onEdit: (cell: number, text: string) => void;
}

/** All cells of one row, to be read and changed on a phone, where the rows above are cards that show a few. */
export function RowFields({ row, headers, onEdit }: RowFieldsProps) {
  const title = w.check.rowTitle(row.line ?? 0);
  return (
    <section aria-label={title} className="flex flex-col gap-3 border-t border-line p-3">
      <h2 className="text-sm font-semibold">{title}</h2>
      {row.reason === undefined ? null : <p className="text-sm">{row.reason}</p>}
      {headers.map((header, cell) => (
        <CellField
          key={`${columnLetters(cell)} ${row.line} ${row.cells[cell]}`}
          header={header}
          text={row.cells[cell] ?? ''}
          error={row.faults.get(cell)}
          hint={row.changes.get(cell)}
          onEdit={(text) => onEdit(cell, text)}
        />
      ))}
    </section>
  );
}
