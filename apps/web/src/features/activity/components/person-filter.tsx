import { TextFilter } from '../../../shared/table/text-filter.tsx';
import type { FilterProps } from '../model/filters.ts';
import { words as w } from '../words/en.ts';

/** Part of a person's name. */
export const PersonFilter = ({ filters: { person }, change }: FilterProps) => (
  <TextFilter
    label={w.person}
    fieldLabel={w.personLabel}
    value={person}
    max={300}
    onChange={(text) => change({ person: text })}
  />
);
