import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useMemo } from 'react';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import type { Pasted } from '../../../shared/lib/pasted-companies.ts';
import type { Entry } from '../../../shared/lib/rank.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { Choices } from '../../../shared/ui/choices.tsx';
import { ChoiceField, ChoicesField } from '../../../shared/write/choice-fields.tsx';
import { controlLook, Field } from '../../../shared/write/fields.tsx';
import { companyNamesakes } from '../../companies/queries.ts';
import { allCompanyGroupsQuery, companyGroupNamesakes } from '../../company-groups/queries.ts';
import { type Places, readList, ways } from '../model/places.ts';
import { words as w } from '../words/en.ts';

interface WayProps {
  places: Places;
  directory: readonly Entry[];
  onChange: (change: Partial<Places>) => void;
}

function GroupWay({ places, onChange }: WayProps) {
  const groups = useQuery(allCompanyGroupsQuery);
  const failure = useFailure(groups);
  const namesakes = companyGroupNamesakes(groups.data ?? []);
  const options = groups.data?.map(({ id, name, companyCount }) => ({
    id,
    label: name,
    apart: namesakes.get(id),
    note: w.chosen(companyCount),
  }));
  return (
    <ChoiceField
      label={w.companyGroup}
      name="group"
      hint={w.companyGroupHint}
      choices={{ options, failure }}
      value={places.group}
      error={undefined}
      onChange={(group) => onChange({ group })}
    />
  );
}

function SomeWay({ places, directory, onChange }: WayProps) {
  const options = useMemo(() => {
    const apart = companyNamesakes(directory);
    return directory.map(([id, label]) => ({ id, label, apart: apart.get(id) }));
  }, [directory]);
  return (
    <ChoicesField
      label={w.some}
      name="some"
      placeholder={w.somePlaceholder}
      choices={{ options, failure: undefined }}
      value={places.some}
      error={undefined}
      onChange={(some) => onChange({ some })}
    />
  );
}

/** Companies that share a name of the list, to choose from. */
function Namesakes({ text, candidates, places, onChange }: WayProps & Pasted['ambiguous'][number]) {
  const { meant } = places;
  return (
    <fieldset className="flex flex-col gap-1 rounded-surface border border-warn bg-warn-tint p-3 text-sm">
      <legend className="float-left mb-1 w-full">{w.ambiguous(text)}</legend>
      {candidates.map(([id, name]) => (
        <label key={id} className="hit flex h-8 items-center gap-2">
          <input
            type="checkbox"
            checked={meant.includes(id)}
            onChange={({ target }) =>
              onChange({ meant: target.checked ? [...meant, id] : meant.filter((one) => one !== id) })
            }
          />
          <span className="min-w-0 truncate">{toldApart({ name, apart: id })}</span>
        </label>
      ))}
    </fieldset>
  );
}

function ListWay(props: WayProps) {
  const { places, directory, onChange } = props;
  const read = useDeferredValue(places.text);
  const { matched, unknown, ambiguous } = useMemo(() => readList(read, directory), [read, directory]);
  return (
    <>
      <Field label={w.list} hint={w.listHint} error={undefined}>
        {(field) => (
          <textarea
            {...field}
            rows={Math.min(12, Math.max(4, places.text.split('\n').length))}
            spellCheck={false}
            autoComplete="off"
            value={places.text}
            className={`${controlLook} h-auto resize-y py-2`}
            onChange={({ target }) => onChange({ text: target.value })}
          />
        )}
      </Field>
      {unknown.length === 0 ? null : (
        <div role="status" className="flex flex-col gap-1 text-sm text-bad">
          <p>{w.missing(unknown.length)}</p>
          <ul className="max-h-40 overflow-y-auto">
            {unknown.map((name) => (
              <li key={name} dir="auto" className="break-words">
                {name}
              </li>
            ))}
          </ul>
        </div>
      )}
      {ambiguous.map((one) => (
        <Namesakes key={one.text} {...one} {...props} />
      ))}
      {matched.length === 0 ? null : <p className="text-sm text-muted">{w.found(matched.length)}</p>}
    </>
  );
}

interface CompanyChoiceProps extends WayProps {
  /** The person sees certain companies only, and no groups of companies. */
  limited: boolean;
}

/** Chooses companies: all, those of a group, one by one, or from a list of names and ids. */
export function CompanyChoice({ limited, ...props }: CompanyChoiceProps) {
  const id = useId();
  const { places, directory, onChange } = props;
  const offered = ways.filter((way) => way !== 'group' || !limited);
  const ofWay = {
    all: <p className="text-sm">{(limited ? w.allYours : w.all)(directory.length)}</p>,
    group: <GroupWay {...props} />,
    some: <SomeWay {...props} />,
    list: <ListWay {...props} />,
  };
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <h2 id={id} className="text-base font-semibold">
        {w.where}
      </h2>
      <Choices
        label={w.where}
        quiet
        choices={offered.map((way) => [way, w.ways[way]] as const)}
        value={places.way}
        onChoose={(way) => onChange({ way })}
      />
      {ofWay[places.way]}
    </section>
  );
}
