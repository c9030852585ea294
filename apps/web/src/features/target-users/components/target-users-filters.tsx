import {
  type CustomField,
  priorities,
  type TargetUserQuery,
  targetUserStatuses,
} from '@reseller-console/contract';
import { formatMonth } from '../../../shared/lib/month.ts';
import { FilterPill } from '../../../shared/table/filter-pill.tsx';
import { TextFilter } from '../../../shared/table/text-filter.tsx';
import type { TableUrlState } from '../../../shared/table/use-table-url-state.ts';
import { words as w } from '../words/en.ts';
import { CustomFieldFilters } from './custom-field-filters.tsx';

const option = 'hit flex h-8 items-center gap-2.5 rounded-control px-2 text-sm hover:bg-hover';

interface FiltersProps extends TableUrlState<TargetUserQuery> {
  /** Months that can be chosen; undefined while they are not known. */
  months: readonly { month: string | null }[] | undefined;
  /** The company's own fields; undefined while they are not known. */
  fields: readonly CustomField[] | undefined;
  /** Why there is no list. */
  error: unknown;
}

/** Status (one), priority (any), department (text), the company's own fields and, once one is chosen, the month of joining. */
export function TargetUsersFilters({ query, change, months = [], fields, error }: FiltersProps) {
  const { status, priority = [], department, month: joined } = query;
  const offered = new Set([joined, ...months.map(({ month }) => month).toReversed()]);
  return (
    <>
      <FilterPill
        label={w.status}
        value={status && w.statuses[status]}
        onRemove={() => change({ status: undefined })}
      >
        {(close) => (
          <fieldset className="p-1.5">
            <legend className="sr-only">{w.status}</legend>
            {targetUserStatuses.map((value) => (
              <label key={value} className={option}>
                <input
                  type="radio"
                  name="status"
                  checked={status === value}
                  onChange={() => change({ status: value })}
                  onClick={(event) => event.detail > 0 && close()}
                />
                {w.statuses[value]}
              </label>
            ))}
          </fieldset>
        )}
      </FilterPill>
      <FilterPill
        label={w.priority}
        value={priority.length > 0 ? priority.map((value) => w.priorities[value]).join(', ') : undefined}
        onRemove={() => change({ priority: undefined })}
      >
        {() => (
          <fieldset className="p-1.5">
            <legend className="sr-only">{w.priority}</legend>
            {priorities.toReversed().map((value) => (
              <label key={value} className={option}>
                <input
                  type="checkbox"
                  checked={priority.includes(value)}
                  onChange={({ target }) =>
                    change((now) => ({
                      priority: priorities.filter((one) =>
                        one === value ? target.checked : now.priority?.includes(one),
                      ),
                    }))
                  }
                />
                {w.priorities[value]}
              </label>
            ))}
          </fieldset>
        )}
      </FilterPill>
      <TextFilter
        label={w.department}
        fieldLabel={w.departmentLabel}
        value={department}
        max={256}
        onChange={(text) => change({ department: text })}
      />
      <CustomFieldFilters query={query} change={change} fields={fields} error={error} />
      {joined === undefined ? null : (
        <FilterPill label={w.month} value={formatMonth(joined)} onRemove={() => change({ month: undefined })}>
          {(close) => (
            <fieldset className="p-1.5">
              <legend className="sr-only">{w.month}</legend>
              {[...offered].map((month) =>
                month ? (
                  <label key={month} className={option}>
                    <input
                      type="radio"
                      name="month"
                      checked={joined === month}
                      onChange={() => change({ month })}
                      onClick={(event) => event.detail > 0 && close()}
                    />
                    {formatMonth(month)}
                  </label>
                ) : null,
              )}
            </fieldset>
          )}
        </FilterPill>
      )}
    </>
  );
}
