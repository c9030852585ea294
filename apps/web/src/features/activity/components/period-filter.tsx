import { formatDay } from '../../../shared/lib/format.ts';
import { FilterPill } from '../../../shared/table/filter-pill.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { words } from '../../../shared/words/en.ts';
import type { FilterProps } from '../model/filters.ts';
import { type ActivityFilters, dayOf } from '../model/filters.ts';
import { words as w } from '../words/en.ts';

const recent = [1, 7, 30] as const;

const dayName = (day: string): string => formatDay(day) ?? day;

function periodName({ from, to }: ActivityFilters): string | undefined {
  if (from === undefined) return to && w.until(dayName(to));
  return to === undefined ? w.since(dayName(from)) : w.between(dayName(from), dayName(to));
}

/** Whole days: a recent stretch with one press, or from one day to another. */
export function PeriodFilter({ filters, change }: FilterProps) {
  const input = (name: 'from' | 'to', label: string) => (
    <label className="flex flex-col gap-1 text-xs font-medium">
      {label}
      <input
        type="date"
        name={name}
        defaultValue={filters[name]}
        className="hit h-8 rounded-control border border-field bg-surface px-2.5 text-sm font-normal"
      />
    </label>
  );
  return (
    <FilterPill
      label={w.period}
      value={periodName(filters)}
      onRemove={() => change({ from: undefined, to: undefined })}
    >
      {(close) => (
        <form
          className="flex flex-col gap-3 p-3"
          onSubmit={(event) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            const day = (name: string) => String(form.get(name) ?? '') || undefined;
            change({ from: day('from'), to: day('to') });
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
          <Button look="primary" type="submit" className="self-end">
            {words.table.apply}
          </Button>
        </form>
      )}
    </FilterPill>
  );
}
