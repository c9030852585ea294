import { controlLook } from '../../../../shared/write/fields.tsx';
import { fieldChoices } from '../components/field-choices.ts';
import { columnLetters } from '../reading/table.ts';
import { words as w } from '../words/en.ts';
import type { Opened } from '../worker/protocol.ts';
import { company, type Meaning } from './meaning.ts';

interface ColumnsProps {
  opened: Opened;
  meanings: readonly Meaning[];
  onChange: (meanings: Meaning[]) => void;
}

/** The columns of a file, each with what it holds. */
export function Columns({ opened, meanings, onChange }: ColumnsProps) {
  const choices = fieldChoices([]).keepnet;
  return (
    <ul className="rounded-surface border border-line bg-surface" aria-label={w.steps.columns}>
      {opened.columns.map(({ header, samples }, column) => {
        const name = header || w.columns.column(columnLetters(column));
        return (
          <li
            key={columnLetters(column)}
            className="grid grid-cols-1 items-center gap-x-4 gap-y-1.5 border-t border-line px-4 py-3 first:border-t-0 sm:grid-cols-[1fr_1.5fr_1fr]"
          >
            <span dir="auto" className="min-w-0 font-medium break-words">
              {name}
            </span>
            <span dir="auto" className="min-w-0 truncate text-xs text-muted">
              {samples.join(' · ')}
            </span>
            <select
              aria-label={w.columns.fieldOf(name)}
              value={meanings[column] ?? ''}
              className={controlLook}
              onChange={({ target }) => {
                const field = choices.find(([value]) => value === target.value)?.[0];
                const meaning = target.value === company ? company : (field ?? null);
                onChange(meanings.map((one, at) => (at === column ? meaning : one)));
              }}
            >
              <option value="">{w.columns.skip}</option>
              <option value={company}>{w.many.company}</option>
              {choices.map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          </li>
        );
      })}
    </ul>
  );
}
