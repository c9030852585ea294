import { firstDay, lastDay } from '@reseller-console/contract';
import { useId, useState } from 'react';
import { formatDay } from '../../../shared/lib/format.ts';
import { FilterPill } from '../../../shared/table/filter-pill.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { words } from '../../../shared/words/en.ts';
import {
  type ActivityFilters,
  type DayField,
  dayOf,
  type FilterProps,
  type PeriodProblems,
  periodProblems,
} from '../model/filters.ts';
import { words as w } from '../words/en.ts';

const recent = [1, 7, 30] as const;

const dayName = (day: string): string => formatDay(day) ?? day;

function periodName({ from, to }: ActivityFilters): string | undefined {
  if (from === undefined) return to && w.until(dayName(to));
  return to === undefined ? w.since(dayName(from)) : w.between(dayName(from), dayName(to));
}

function fieldOf(form: HTMLFormElement, name: string): DayField {
  const input = form.elements.namedItem(name);
  if (!(input instanceof HTMLInputElement)) return { text: '', unreadable: false };
  return { text: input.value, unreadable: input.validity.badInput };
}

function PeriodForm({ filters, change, close }: FilterProps & { close: () => void }) {
  const id = useId();
  const [problems, setProblems] = useState<PeriodProblems>({});
  const input = (name: 'from' | 'to', label: string) => {
    const problem = problems[name];
    const words = problem && `${id}-${name}`;
    return (
      <label className="flex flex-col gap-1 text-xs font-medium">
        {label}
        <input
          type="date"
          name={name}
          defaultValue={filters[name]}
          min={firstDay}
          max={lastDay}
          aria-invalid={problem !== undefined}
          aria-describedby={words}
          className="hit h-8 rounded-control border border-field bg-surface px-2.5 text-sm font-normal aria-invalid:border-bad"
        />
        {problem === undefined ? null : (
          <span id={words} role="alert" className="font-normal text-bad">
            {w.dayProblems[problem]}
          </span>
        )}
      </label>
    );
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-3 p-3"
      onSubmit={(event) => {
        event.preventDefault();
        const [from, to] = [fieldOf(event.currentTarget, 'from'), fieldOf(event.currentTarget, 'to')];
        const found = periodProblems(from, to);
        setProblems(found);
        if (Object.keys(found).length > 0) return;
        change({ from: from.text || undefined, to: to.text || undefined });
        close();
      }}
    >
      <div className="flex gap-2">
        {recent.map((days) => (
          <Button
            key={days}
            onClick={() => {
              change({ from: dayOf(new Date(), days - 1), to: undefined });
              close();
            }}
          >
            {w.recentDays[days]}
          </Button>
        ))}
      </div>
      <div className="flex flex-wrap gap-3">
        {input('from', w.from)}
        {input('to', w.to)}
      </div>
      <p className="text-xs text-muted">{w.ownZone}</p>
      <Button look="primary" type="submit" className="self-end">
        {words.table.apply}
      </Button>
    </form>
  );
}

/** Whole days: a recent stretch with one press, or from one day to another. */
export function PeriodFilter(props: FilterProps) {
  const { filters, change } = props;
  return (
    <FilterPill
      label={w.period}
      value={periodName(filters)}
      onRemove={() => change({ from: undefined, to: undefined })}
    >
      {(close) => <PeriodForm {...props} close={close} />}
    </FilterPill>
  );
}
