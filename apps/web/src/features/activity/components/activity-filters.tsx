import { auditActions, auditOutcomes } from '@reseller-console/contract';
import { FilterPill } from '../../../shared/table/filter-pill.tsx';
import type { FilterProps } from '../model/filters.ts';
import { actionName, outcomeName } from '../model/names.ts';
import { words as w } from '../words/en.ts';
import { CompanyFilter } from './company-filter.tsx';
import { PeriodFilter } from './period-filter.tsx';
import { PersonFilter } from './person-filter.tsx';

interface ChoiceProps<Value extends string> {
  label: string;
  values: readonly Value[];
  value: Value | undefined;
  nameOf: (value: string) => string;
  onChoose: (value: Value | undefined) => void;
}

/** One of a closed list. */
function Choice<Value extends string>({ label, values, value, nameOf, onChoose }: ChoiceProps<Value>) {
  return (
    <FilterPill label={label} value={value && nameOf(value)} onRemove={() => onChoose(undefined)}>
      {(close) => (
        <fieldset className="p-1.5">
          <legend className="sr-only">{label}</legend>
          {values.map((one) => (
            <label
              key={one}
              className="hit flex h-8 items-center gap-2.5 rounded-control px-2 text-sm hover:bg-hover"
            >
              <input
                type="radio"
                name={label}
                checked={one === value}
                onChange={() => onChoose(one)}
                onClick={(event) => event.detail > 0 && close()}
              />
              {nameOf(one)}
            </label>
          ))}
        </fieldset>
      )}
    </FilterPill>
  );
}

/** What the trail can be narrowed down by. */
export function ActivityFilterBar(props: FilterProps) {
  const { filters, change } = props;
  return (
    <>
      <PersonFilter {...props} />
      <CompanyFilter {...props} />
      <Choice
        label={w.action}
        values={auditActions}
        value={filters.action}
        nameOf={actionName}
        onChoose={(action) => change({ action })}
      />
      <Choice
        label={w.outcome}
        values={auditOutcomes}
        value={filters.outcome}
        nameOf={outcomeName}
        onChoose={(outcome) => change({ outcome })}
      />
      <PeriodFilter {...props} />
    </>
  );
}
