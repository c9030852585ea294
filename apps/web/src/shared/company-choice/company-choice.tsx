import { useDeferredValue, useMemo } from 'react';
import { toldApart } from '../lib/namesakes.ts';
import { matchPasted, type Pasted } from '../lib/pasted-companies.ts';
import type { Entry } from '../lib/rank.ts';
import { Choices } from '../ui/choices.tsx';
import type { Choices as Options } from '../ui/combobox.tsx';
import { words } from '../words/en.ts';
import { ChoiceField, ChoicesField } from '../write/choice-fields.tsx';
import { controlLook, Field } from '../write/fields.tsx';
import { companyOptions, type Places, ways } from './places.ts';
import { words as w } from './words/en.ts';

interface WayProps {
  places: Places;
  directory: readonly Entry[];
  onChange: (change: Partial<Places>) => void;
}

interface GroupWayProps extends Omit<WayProps, 'directory'> {
  groups: Options;
  hint: string | undefined;
}

function GroupWay({ places, groups, hint, onChange }: GroupWayProps) {
  return (
    <ChoiceField
      label={w.companyGroup}
      name="group"
      hint={hint}
      choices={groups}
      value={places.group}
      error={undefined}
      onChange={(group) => onChange({ group })}
    />
  );
}

function SomeWay({ places, directory, onChange }: WayProps) {
  return (
    <ChoicesField
      label={w.some}
      name="some"
      placeholder={w.somePlaceholder}
      choices={{ options: companyOptions(directory), failure: undefined }}
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
  const { matched, unknown, ambiguous } = useMemo(() => matchPasted(directory, read), [read, directory]);
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

interface CompanyChoiceProps {
  label: string;
  /** The label is for screen readers only. */
  quiet?: boolean;
  places: Places;
  /** Undefined while it loads. */
  directory: readonly Entry[] | undefined;
  /** Undefined for people who see certain companies only, and no groups of companies. */
  groups: Options | undefined;
  groupHint?: string;
  onChange: (change: Partial<Places>) => void;
}

/** Chooses companies: all, those of a group, one by one, or from a list of names and ids. */
export function CompanyChoice(props: CompanyChoiceProps) {
  const { label, quiet = false, places, directory, groups, groupHint, onChange } = props;
  const offered = ways.filter((way) => way !== 'group' || groups !== undefined);
  const contentOf = (way: WayProps) => ({
    all: <p className="text-sm">{(groups ? w.all : w.allYours)(way.directory.length)}</p>,
    group: groups && <GroupWay {...way} groups={groups} hint={groupHint} />,
    some: <SomeWay {...way} />,
    list: <ListWay {...way} />,
  });
  return (
    <div className="flex flex-col gap-3">
      <Choices
        label={label}
        quiet={quiet}
        choices={offered.map((way) => [way, w.ways[way]] as const)}
        value={places.way}
        onChoose={(way) => onChange({ way })}
      />
      {directory ? (
        contentOf({ places, directory, onChange })[places.way]
      ) : (
        <p className="text-sm text-muted">{words.loading}</p>
      )}
    </div>
  );
}
