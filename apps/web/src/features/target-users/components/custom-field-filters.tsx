import {
  type CustomField,
  fieldFilterName,
  fieldFiltersOf,
  isFieldFilter,
  type TargetUserQuery,
} from '@reseller-console/contract';
import { ProblemError } from '../../../shared/problem-error.ts';
import { FilterPill } from '../../../shared/table/filter-pill.tsx';
import type { TableUrlState } from '../../../shared/table/use-table-url-state.ts';
import { complaintOf } from '../../../shared/write/complaint.ts';
import { words as writeWords } from '../../../shared/write/words/en.ts';
import { words as w } from '../words/en.ts';
import { FieldFilterForm } from './field-filter-form.tsx';

const shownValue = ({ type }: CustomField, value: string): string =>
  type === 'Boolean' ? (value === 'true' ? w.yes : w.no) : value;

/** Why the list cannot be had with these filters, in a sentence. */
function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  const { reason } = error.params;
  if (reason === 'filter_unusable') return writeWords.reasons.filter_unusable(0, 0);
  const own = error.errors.find(({ field }) => isFieldFilter(field));
  return own && w.filterRefused(complaintOf(own));
}

interface CustomFieldFiltersProps extends Pick<TableUrlState<TargetUserQuery>, 'query' | 'change'> {
  /** The company's own fields; undefined while they are not known. */
  fields: readonly CustomField[] | undefined;
  /** Why there is no list. */
  error: unknown;
}

/** Keeps the room of the button, so that nothing jumps once the fields are known. */
const placeOfButton = () => (
  <span aria-hidden className="invisible contents">
    <FilterPill label={w.customField} value={undefined} onRemove={() => {}}>
      {() => null}
    </FilterPill>
  </span>
);

/** Filters by the company's own fields: a chip for each that is set, and one button for all others. */
export function CustomFieldFilters({ query, change, fields, error }: CustomFieldFiltersProps) {
  const filters = fieldFiltersOf(query);
  const [first, ...rest] = (fields ?? []).filter(
    ({ id, filterable }) => filterable && !filters.some((filter) => filter.id === id),
  );
  const set = (id: string, value: string | undefined) => change({ [fieldFilterName(id)]: value });
  const reason = filters.length > 0 ? reasonOf(error) : undefined;
  return (
    <>
      {filters.map(({ id, value }) => {
        const field = fields?.find((each) => each.id === id);
        return (
          <FilterPill
            key={id}
            label={field?.name ?? (fields ? w.goneField : w.customField)}
            value={field ? shownValue(field, value) : value}
            onRemove={() => set(id, undefined)}
          >
            {(close) =>
              field ? (
                <FieldFilterForm
                  fields={[field]}
                  value={value}
                  onApply={(_, wanted) => {
                    set(id, wanted);
                    close();
                  }}
                />
              ) : (
                <p className="max-w-72 p-3 text-sm">{fields ? w.goneFieldHint : w.fieldsUnknown}</p>
              )
            }
          </FilterPill>
        );
      })}
      {fields === undefined ? placeOfButton() : null}
      {first === undefined ? null : (
        <FilterPill label={w.customField} value={undefined} onRemove={() => {}}>
          {(close) => (
            <FieldFilterForm
              fields={[first, ...rest]}
              onApply={({ id }, wanted) => {
                set(id, wanted);
                close();
              }}
            />
          )}
        </FilterPill>
      )}
      {reason === undefined ? null : (
        <p role="alert" className="basis-full text-sm text-bad">
          {reason}
        </p>
      )}
    </>
  );
}
