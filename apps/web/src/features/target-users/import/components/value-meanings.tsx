import { priorities } from '@reseller-console/contract';
import { useEffect, useMemo, useState } from 'react';
import { Choices } from '../../../../shared/ui/choices.tsx';
import { controlLook } from '../../../../shared/write/fields.tsx';
import { words as users } from '../../words/en.ts';
import type { Known } from '../checking/mapping.ts';
import { dateOrders, guessLookup, guessPriority } from '../checking/values.ts';
import { words as w } from '../words/en.ts';
import type { Distinct } from '../worker/protocol.ts';
import { useImport } from './import-context.ts';

const c = w.columns;
const notMapped = '';
const blank = 'blank:';

function useDistinct(column: number): Distinct | undefined {
  const { session, state } = useImport();
  const { opened } = state;
  const [distinct, setDistinct] = useState<Distinct>();
  useEffect(() => {
    let here = opened !== undefined;
    session
      .worker()
      .ask('distinct', { column })
      .then(
        (answer) => here && setDistinct(answer),
        () => {},
      );
    return () => {
      here = false;
    };
  }, [session, column, opened]);
  return distinct;
}

interface MeaningProps {
  column: number;
  name: string;
}

/** What each distinct value of a column means: guessed where it says so, and chosen once for all rows that have it. */
export function ValueMeanings({ column, name, known }: MeaningProps & { known: Known }) {
  const { session, state } = useImport();
  const distinct = useDistinct(column);
  const field = state.mapping.fields[column];
  const entries = useMemo((): readonly (readonly [id: string, text: string])[] => {
    if (field === 'priority') return priorities.map((one) => [one, users.priorities[one]] as const);
    const list = field === 'timeZoneId' ? known.timeZones : known.languages;
    return list.map(
      ({ id, names: [first = id, second] }) =>
        [id, field === 'timeZoneId' ? first : (second ?? first)] as const,
    );
  }, [field, known]);
  const guess = (text: string): string | null =>
    field === 'priority'
      ? guessPriority(text)
      : guessLookup(text, field === 'timeZoneId' ? known.timeZones : known.languages);
  if (!distinct || distinct.values.length === 0) return null;
  const chosen = state.mapping.values[column] ?? {};
  return (
    <fieldset className="rounded-control border border-line p-3">
      <legend className="px-1 text-xs font-medium text-muted">{c.values(name)}</legend>
      <ul className="grid max-h-72 grid-cols-1 gap-x-6 gap-y-1.5 overflow-y-auto lg:grid-cols-2">
        {distinct.values.map(([text, times]) => {
          const meant = Object.hasOwn(chosen, text) ? (chosen[text] ?? blank) : (guess(text) ?? notMapped);
          return (
            <li
              key={text}
              className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-center gap-2 text-sm"
            >
              <span dir="auto" className="truncate" title={text}>
                {text}
              </span>
              <span className="text-xs text-muted">{c.times(times)}</span>
              <select
                aria-label={c.meaning(text)}
                aria-invalid={meant === notMapped}
                value={meant}
                className={controlLook}
                onChange={({ target: { value } }) =>
                  session.setValue(
                    column,
                    text,
                    value === notMapped ? undefined : value === blank ? null : value,
                  )
                }
              >
                <option value={notMapped}>{c.notMapped}</option>
                <option value={blank}>{c.leaveBlank}</option>
                {entries.map(([id, label]) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </select>
            </li>
          );
        })}
      </ul>
      {distinct.more > 0 ? <p className="mt-2 text-xs text-bad">{c.moreValues(distinct.more)}</p> : null}
    </fieldset>
  );
}

/** In which order a column writes its days; offered only where its values leave that open. */
export function DateOrderChoice({ column, name }: MeaningProps) {
  const { session, state } = useImport();
  const distinct = useDistinct(column);
  const { [column]: chosen } = state.mapping.dateOrders;
  const [likeliest] = distinct?.orders ?? [];
  useEffect(() => {
    if (chosen === undefined && likeliest !== undefined) session.setDateOrder(column, likeliest);
  }, [session, column, chosen, likeliest]);
  if (!distinct) return null;
  return (
    <div className="self-start">
      <Choices
        label={c.order(name)}
        choices={dateOrders.map((order) => [order, c.orders[order]] as const)}
        value={chosen ?? likeliest ?? 'dmy'}
        onChoose={(order) => session.setDateOrder(column, order)}
      />
    </div>
  );
}
