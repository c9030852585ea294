import { type JobState, jobStates } from '@reseller-console/contract';
import { FilterPill } from '../../../shared/table/filter-pill.tsx';
import { words as w } from '../words/en.ts';

interface StateFilterProps {
  value: JobState | undefined;
  onChoose: (state: JobState | undefined) => void;
}

/** One state of plans. */
export function StateFilter({ value, onChoose }: StateFilterProps) {
  return (
    <FilterPill label={w.list.state} value={value && w.states[value]} onRemove={() => onChoose(undefined)}>
      {(close) => (
        <fieldset className="p-1.5">
          <legend className="sr-only">{w.list.state}</legend>
          {jobStates.map((state) => (
            <label
              key={state}
              className="hit flex h-8 items-center gap-2.5 rounded-control px-2 text-sm hover:bg-hover"
            >
              <input
                type="radio"
                name={w.list.state}
                checked={state === value}
                onChange={() => onChoose(state)}
                onClick={(event) => event.detail > 0 && close()}
              />
              {w.states[state]}
            </label>
          ))}
        </fieldset>
      )}
    </FilterPill>
  );
}
