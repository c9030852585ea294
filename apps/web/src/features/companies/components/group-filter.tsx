import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { takesFocus } from '../../../shared/lib/focus.ts';
import { formatNumber } from '../../../shared/lib/format.ts';
import { linesOf } from '../../../shared/lib/pasted-lines.ts';
import { prepare, search } from '../../../shared/lib/rank.ts';
import { isComposing } from '../../../shared/lib/shortcuts.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { FilterPill } from '../../../shared/table/filter-pill.tsx';
import { FailureLine } from '../../../shared/ui/failure.tsx';
import { ToldName } from '../../../shared/ui/told-name.tsx';
import { words as ui } from '../../../shared/ui/words/en.ts';
import { words } from '../../../shared/words/en.ts';
import { allCompanyGroupsQuery, companyGroupNamesakes } from '../../company-groups/queries.ts';
import { words as w } from '../words/en.ts';

interface PickerProps {
  /** Id of the group that the list is narrowed to. */
  group: string | undefined;
  onGroup: (groupId: string | undefined) => void;
}

function Picker({ group, onGroup }: PickerProps) {
  const groups = useQuery(allCompanyGroupsQuery);
  const { data } = groups;
  const failure = useFailure(groups);
  const [typed, setTyped] = useState('');
  const [isListed, setListed] = useState(false);
  const groupsByName = useMemo(() => data && prepare(data, ({ name }) => ({ id: '', name })), [data]);
  const found = groupsByName && search(groupsByName, typed);
  const namesakes = useMemo(() => companyGroupNamesakes(data ?? []), [data]);
  if (failure) return <FailureLine what={w.groupFilter.failed} {...failure} className="w-72 p-3" />;
  return (
    <div className="flex w-72 max-w-full flex-col">
      <input
        ref={takesFocus}
        type="text"
        aria-label={w.groupFilter.search}
        placeholder={w.groupFilter.search}
        autoComplete="off"
        value={typed}
        onPaste={(event) => {
          // The browser would join the lines into one.
          const lines = linesOf(event.clipboardData.getData('text/plain'));
          if (lines.length < 2) return;
          event.preventDefault();
          setListed(true);
        }}
        className="hit m-1.5 h-8 rounded-control border border-field bg-surface px-2.5 text-sm"
        onChange={(event) => {
          setTyped(event.target.value);
          setListed(false);
        }}
        onKeyDown={(event) => {
          const [first] = found ?? [];
          if (event.key === 'Enter' && !isComposing(event.nativeEvent) && first) onGroup(first.id);
        }}
      />
      {found === undefined || found.length === 0 ? (
        <p className="px-3.5 pb-3 text-sm text-muted">{found ? w.groupFilter.none : words.loading}</p>
      ) : (
        <ul className="max-h-72 overflow-auto p-1.5 pt-0">
          {found.map(({ id, name, companyCount }) => (
            <li key={id}>
              <button
                type="button"
                aria-pressed={id === group}
                className="hit flex h-8 w-full items-center gap-2 rounded-control px-2 text-left text-sm hover:bg-hover aria-pressed:bg-accent-tint"
                onClick={() => onGroup(id)}
              >
                <ToldName name={name} apart={namesakes.get(id)} />
                <span className="ml-auto text-muted">{formatNumber(companyCount)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {isListed ? (
        <p role="status" className="px-3.5 pb-2 text-sm text-warn">
          {ui.combobox.oneOnly}
        </p>
      ) : null}
    </div>
  );
}

interface GroupFilterProps extends PickerProps {
  /** Members of the group that are not among the companies. */
  unlistedCount: number | undefined;
}

/** Narrows the companies to the members of one company group, and says how many of them cannot be shown. */
export function GroupFilter({ group, unlistedCount = 0, onGroup }: GroupFilterProps) {
  const { data } = useQuery({ ...allCompanyGroupsQuery, enabled: group !== undefined });
  const name = data?.find(({ id }) => id === group)?.name ?? group;
  const apart = data && group !== undefined ? companyGroupNamesakes(data).get(group) : undefined;
  return (
    <>
      <FilterPill
        label={w.groupFilter.title}
        value={group === undefined ? undefined : name}
        apart={apart}
        onRemove={() => onGroup(undefined)}
      >
        {(close) => (
          <Picker
            group={group}
            onGroup={(groupId) => {
              close();
              onGroup(groupId);
            }}
          />
        )}
      </FilterPill>
      {unlistedCount > 0 ? (
        <p role="status" className="text-sm text-warn">
          {w.groupFilter.unlisted(unlistedCount)}
        </p>
      ) : null}
    </>
  );
}
