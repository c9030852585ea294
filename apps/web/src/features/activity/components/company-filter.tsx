import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { takesFocus } from '../../../shared/lib/focus.ts';
import { namesOfEntry, prepare, search } from '../../../shared/lib/rank.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { FilterPill } from '../../../shared/table/filter-pill.tsx';
import { FailureLine } from '../../../shared/ui/failure.tsx';
import { tileProps } from '../../../shared/ui/tile.tsx';
import { ToldName } from '../../../shared/ui/told-name.tsx';
import { words } from '../../../shared/words/en.ts';
import { companyNamesakes, directoryQuery } from '../../companies/queries.ts';
import type { FilterProps } from '../model/filters.ts';
import { words as w } from '../words/en.ts';

/** Companies that are offered for what is typed. */
const maxShown = 8;

function Offers({ onChoose }: { onChoose: (id: string) => void }) {
  const [text, setText] = useState('');
  const companies = useQuery(directoryQuery);
  const failure = useFailure(companies);
  const { data: directory } = companies;
  const namesakes = directory && companyNamesakes(directory);
  const prepared = useMemo(() => directory && prepare(directory, namesOfEntry), [directory]);
  const found = useMemo(() => prepared && search(prepared, text).slice(0, maxShown), [prepared, text]);
  return (
    <div className="flex w-72 flex-col gap-2 p-3">
      <label className="flex flex-col gap-1 text-xs font-medium">
        {w.companyLabel}
        <input
          ref={takesFocus}
          value={text}
          onChange={({ target }) => setText(target.value)}
          maxLength={200}
          autoComplete="off"
          className="hit h-8 rounded-control border border-field bg-surface px-2.5 text-sm font-normal"
        />
      </label>
      {found?.length ? (
        <ul>
          {found.map(([id, name]) => (
            <li key={id}>
              <button
                type="button"
                className="tile hit flex h-9 w-full items-center gap-2.5 truncate rounded-control px-2 text-left text-sm hover:bg-hover"
                {...tileProps(id, name)}
                onClick={() => onChoose(id)}
              >
                <ToldName name={name} apart={namesakes?.get(id)} byId />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {found ? null : failure ? (
        <FailureLine what={w.companiesFailed} {...failure} />
      ) : (
        <p className="px-2 text-sm text-muted">{words.loading}</p>
      )}
      {found?.length === 0 ? <p className="px-2 text-sm text-muted">{w.noCompany}</p> : null}
    </div>
  );
}

/** One company, found by typing. */
export function CompanyFilter({ filters: { company }, change }: FilterProps) {
  const { data: directory } = useQuery(directoryQuery);
  const name = directory?.find(([id]) => id === company)?.[1] ?? company;
  const apart = directory && company !== undefined ? companyNamesakes(directory).get(company) : undefined;
  return (
    <FilterPill label={w.company} value={name} apart={apart} onRemove={() => change({ company: undefined })}>
      {(close) => (
        <Offers
          onChoose={(id) => {
            change({ company: id });
            close();
          }}
        />
      )}
    </FilterPill>
  );
}
