import { FilterPill } from '../../../shared/table/filter-pill.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { activityWords as w } from '../../../shared/words/en-activity.ts';
import { words } from '../../../shared/words/words.ts';
import type { FilterProps } from './activity-filters.tsx';

/** Part of somebody's name. */
export function PersonFilter({ filters: { person }, change }: FilterProps) {
  return (
    <FilterPill label={w.person} value={person} onRemove={() => change({ person: undefined })}>
      {(close) => (
        <form
          className="flex flex-col gap-2 p-3"
          onSubmit={(event) => {
            event.preventDefault();
            const text = new FormData(event.currentTarget).get('person');
            change({ person: typeof text === 'string' ? text.trim() || undefined : undefined });
            close();
          }}
        >
          <label className="flex flex-col gap-1 text-xs font-medium">
            {w.personLabel}
            <input
              name="person"
              // biome-ignore lint/a11y/noAutofocus: the person just opened this to type into it
              autoFocus
              defaultValue={person}
              maxLength={300}
              autoComplete="off"
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
