import { plain } from '@reseller-console/contract';
import { takesFocus } from '../lib/focus.ts';
import { aboutOthers } from '../ui/about-others.ts';
import { Button } from '../ui/button.tsx';
import { words } from '../words/en.ts';
import { FilterPill } from './filter-pill.tsx';

interface TextFilterProps {
  label: string;
  /** What is asked for inside. */
  fieldLabel: string;
  value: string | undefined;
  /** Most characters that may be typed. */
  max: number;
  /** Gets trimmed text, or undefined where it shows nothing. */
  onChange: (value: string | undefined) => void;
}

/** A filter by free text, applied when it is submitted. */
export function TextFilter({ label, fieldLabel, value, max, onChange }: TextFilterProps) {
  return (
    <FilterPill label={label} value={value} onRemove={() => onChange(undefined)}>
      {(close) => (
        <form
          className="flex flex-col gap-2 p-3"
          onSubmit={(event) => {
            event.preventDefault();
            const text = new FormData(event.currentTarget).get('text');
            onChange(typeof text === 'string' && plain(text) !== '' ? text.trim() : undefined);
            close();
          }}
        >
          <label className="flex flex-col gap-1 text-xs font-medium">
            {fieldLabel}
            <input
              name="text"
              ref={takesFocus}
              defaultValue={value}
              maxLength={max}
              {...aboutOthers}
              className="hit h-8 w-56 rounded-control border border-field bg-surface px-2.5 text-sm font-normal"
            />
          </label>
          <Button look="primary" type="submit" className="self-end">
            {words.table.apply}
          </Button>
        </form>
      )}
    </FilterPill>
  );
}
