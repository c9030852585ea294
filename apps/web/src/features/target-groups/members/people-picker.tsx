import type { Page, TargetUser } from '@reseller-console/contract';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { aboutOthers } from '../../../shared/ui/about-others.ts';
import { FailureLine } from '../../../shared/ui/failure.tsx';
import { words } from '../../../shared/words/en.ts';
import { controlLook } from '../../../shared/write/fields.tsx';
import { type Person, personOf, toldPerson } from './person.ts';
import { words as w } from './words/en.ts';

const pause = 200;

/** A text once it has stayed the same for a moment: a search does not ask at every key. */
export function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(setPaused, pause, text);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}

interface PeoplePickerProps {
  /** Accessible name of the search and of what it finds. */
  label: string;
  typed: string;
  onType: (text: string) => void;
  found: UseQueryResult<Page<TargetUser>>;
  chosen: readonly Person[];
  onChosen: (people: Person[]) => void;
}

/** People found by typing, each with a box to tick; those who are deleted cannot be chosen. */
export function PeoplePicker({ label, typed, onType, found, chosen, onChosen }: PeoplePickerProps) {
  const failure = useFailure(found);
  const rows = found.data?.items;
  const isChosen = (id: string) => chosen.some((person) => person.id === id);
  return (
    <div className="flex flex-col gap-2">
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        {...aboutOthers}
        spellCheck={false}
        maxLength={200}
        value={typed}
        className={controlLook}
        onChange={({ target }) => onType(target.value)}
        onKeyDown={(event) => {
          // It searches by itself; Enter must not save.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      {failure ? <FailureLine what={w.searchFailed} {...failure} /> : null}
      <section
        aria-label={w.foundFor(label)}
        aria-busy={found.isFetching}
        className="max-h-52 overflow-y-auto rounded-control border border-line"
      >
        {rows === undefined ? (
          <p className="p-3 text-sm text-muted">{failure ? null : words.loading}</p>
        ) : rows.length === 0 ? (
          <p className="p-3 text-sm text-muted">{w.nobodyFound}</p>
        ) : (
          <ul>
            {rows.map((user) => {
              const person = personOf(user);
              const isDeleted = user.status === 'deleted';
              return (
                <li key={user.id}>
                  <label className="hit flex min-h-9 items-center gap-2 px-3 py-1 text-sm hover:bg-hover">
                    <input
                      type="checkbox"
                      className="shrink-0"
                      disabled={isDeleted}
                      checked={isChosen(user.id)}
                      onChange={({ target }) =>
                        onChosen(
                          target.checked ? [...chosen, person] : chosen.filter(({ id }) => id !== user.id),
                        )
                      }
                    />
                    <span dir="auto" className="min-w-0 truncate" title={toldPerson(person)}>
                      {toldPerson(person)}
                    </span>
                    {isDeleted ? (
                      <span className="ml-auto shrink-0 text-xs text-muted">{w.deleted}</span>
                    ) : null}
                  </label>
                </li>
              );
            })}
          </ul>
        )}
      </section>
      {rows && found.data && rows.length < found.data.total ? (
        <p className="text-xs text-muted">{w.moreFound(rows.length, found.data.total)}</p>
      ) : null}
    </div>
  );
}
