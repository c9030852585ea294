import { maxCompaniesNamed } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import { indexOf, matchPasted } from '../../../shared/lib/pasted-companies.ts';
import type { Entry } from '../../../shared/lib/rank.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { Choices } from '../../../shared/ui/choices.tsx';
import { FailureLine } from '../../../shared/ui/failure.tsx';
import { words } from '../../../shared/words/en.ts';
import { directoryQuery } from '../../companies/queries.ts';
import { allCompanyGroupsQuery, companyGroupNamesakes } from '../../company-groups/queries.ts';
import { useIsLimited } from '../../session/queries.ts';
import type { Chosen } from '../queries.ts';
import { words as w } from '../words/en.ts';

/** How the companies are chosen, as the form has it. */
export interface Choice {
  readonly by: 'all' | 'group' | 'named';
  readonly group: string;
  readonly names: string;
}

const look = 'w-full rounded-control border border-field bg-surface px-2.5 text-base hover:border-muted';

/** What the choice comes to; undefined while it is not one. */
export function chosenBy({ by, group, names }: Choice, directory: readonly Entry[]): Chosen | undefined {
  if (by === 'all') return {};
  if (by === 'group') return group === '' ? undefined : { group };
  const { matched, unknown, ambiguous } = matchPasted(indexOf(directory), names);
  const isClear = unknown.length === 0 && ambiguous.length === 0;
  return isClear && matched.length > 0 && matched.length <= maxCompaniesNamed
    ? { companies: matched.map(([id]) => id) }
    : undefined;
}

function faultOf(names: string, directory: readonly Entry[]): string | undefined {
  const { matched, unknown, ambiguous } = matchPasted(indexOf(directory), names);
  if (unknown[0] !== undefined) return w.unknownName(unknown[0]);
  if (ambiguous[0] !== undefined) return w.ambiguousName(ambiguous[0].text);
  return matched.length > maxCompaniesNamed ? w.tooMany(matched.length, maxCompaniesNamed) : undefined;
}

function GroupChoice({ group, onGroup }: { group: string; onGroup: (id: string) => void }) {
  const id = useId();
  const groups = useQuery(allCompanyGroupsQuery);
  const failure = useFailure(groups);
  if (failure) return <FailureLine what={w.groupsFailed} {...failure} />;
  const namesakes = companyGroupNamesakes(groups.data ?? []);
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-xs font-medium">
        {w.group}
      </label>
      <select
        id={id}
        value={group}
        className={`${look} h-9`}
        onChange={({ target }) => onGroup(target.value)}
      >
        <option value="">{groups.data ? w.chooseGroup : words.loading}</option>
        {groups.data?.map((one) => (
          <option key={one.id} value={one.id}>
            {toldApart({ name: one.name, apart: namesakes.get(one.id) })}
          </option>
        ))}
      </select>
    </div>
  );
}

function NamesChoice({ names, onNames }: { names: string; onNames: (names: string) => void }) {
  const id = useId();
  const { data } = useQuery(directoryQuery);
  const fault = data && faultOf(names, data);
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-xs font-medium">
        {w.names}
      </label>
      <textarea
        id={id}
        aria-describedby={`${id}-hint`}
        aria-invalid={fault !== undefined}
        rows={Math.min(8, Math.max(3, names.split('\n').length))}
        spellCheck={false}
        autoComplete="off"
        value={names}
        className={`${look} resize-y py-2`}
        onChange={({ target }) => onNames(target.value)}
      />
      <p id={`${id}-hint`} className={`text-xs ${fault === undefined ? 'text-muted' : 'text-bad'}`}>
        {fault ?? w.namesHint(maxCompaniesNamed)}
      </p>
    </div>
  );
}

/** Chooses companies: all, those of a company group, or those that are named. */
export function CompaniesChoice({ value, onChange }: { value: Choice; onChange: (choice: Choice) => void }) {
  const limited = useIsLimited();
  const ways = limited ? (['all', 'named'] as const) : (['all', 'group', 'named'] as const);
  return (
    <>
      <Choices
        label={w.which}
        choices={ways.map((by) => [by, by === 'all' && limited ? w.allMine : w.choices[by]] as const)}
        value={value.by}
        onChoose={(by) => onChange({ ...value, by })}
      />
      {value.by === 'group' ? (
        <GroupChoice group={value.group} onGroup={(group) => onChange({ ...value, group })} />
      ) : null}
      {value.by === 'named' ? (
        <NamesChoice names={value.names} onNames={(names) => onChange({ ...value, names })} />
      ) : null}
    </>
  );
}
