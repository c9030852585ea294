import type { CustomField } from '@reseller-console/contract';
import { type UseQueryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { companyOptions } from '../../../shared/company-choice/places.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { FailureLine } from '../../../shared/ui/failure.tsx';
import { ChoiceField } from '../../../shared/write/choice-fields.tsx';
import { directoryQuery } from '../../companies/queries.ts';
import { words as w } from '../words/en.ts';
import { PlacesForm, type Where } from './places-form.tsx';

/** The query of a company's custom fields, which another feature has. */
export type FieldsQuery = (
  companyId: string,
) => UseQueryOptions<CustomField[], Error, CustomField[], string[]>;

interface FieldsProps {
  query: FieldsQuery;
  companyId: string;
  chosen: readonly string[];
  onChoose: (ids: readonly string[]) => void;
  error: string | undefined;
}

function Fields({ query, companyId, chosen, onChoose, error }: FieldsProps) {
  const list = useQuery(query(companyId));
  const failure = useFailure(list);
  const fields = list.data;
  if (failure) return <FailureLine what={w.copy.failed} {...failure} />;
  if (fields === undefined) return <p className="text-sm text-muted">{w.copy.loading}</p>;
  if (fields.length === 0) return <p className="text-sm text-muted">{w.copy.none}</p>;
  return (
    <fieldset className="flex flex-col rounded-surface border border-line">
      <legend className="float-left w-full px-3 pt-2.5 pb-1 text-xs font-medium">{w.copy.fields}</legend>
      {fields.map(({ id, name, type, required }) => (
        <label key={id} className="hit flex min-h-9 items-center gap-2.5 px-3 text-sm hover:bg-hover">
          <input
            type="checkbox"
            aria-invalid={error !== undefined}
            checked={chosen.includes(id)}
            onChange={({ target }) =>
              onChoose(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
          <span dir="auto" className="min-w-0 break-words">
            {name}
          </span>
          <span className="ml-auto shrink-0 text-muted">
            {required ? w.copy.required(w.copy.types[type]) : w.copy.types[type]}
          </span>
        </label>
      ))}
      {error === undefined ? null : <p className="px-3 pb-2 text-xs text-bad">{error}</p>}
    </fieldset>
  );
}

/** Custom fields of one company, copied to others without their values. */
export function CopyFieldsForm({ fields, ...where }: Where & { fields: FieldsQuery }) {
  const [params, setParams] = useSearchParams();
  const from = params.get('from') ?? '';
  const { data: directory } = useQuery(directoryQuery);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  return (
    <PlacesForm
      {...where}
      except={from}
      read={() => {
        setTried(true);
        if (from === '' || chosen.length === 0) return undefined;
        return {
          request: { kind: 'copy-custom-fields', input: { from, fieldIds: [...chosen] } },
          title: (count) => w.copy.title(chosen.length, count),
        };
      }}
    >
      <ChoiceField
        label={w.copy.from}
        name="from"
        choices={{ options: directory && companyOptions(directory), failure: undefined }}
        placeholder={w.copy.fromPlaceholder}
        value={from}
        error={tried && from === '' ? w.copy.fromNeeded : undefined}
        onChange={(id) => {
          setChosen([]);
          setParams(id === '' ? {} : { from: id }, { replace: true });
        }}
      />
      {from === '' ? null : (
        <Fields
          key={from}
          query={fields}
          companyId={from}
          chosen={chosen}
          onChoose={setChosen}
          error={tried && chosen.length === 0 ? w.copy.fieldsNeeded : undefined}
        />
      )}
      <p className="text-xs text-muted">{w.copy.hint}</p>
    </PlacesForm>
  );
}
