import { type CustomField, customFieldProblem, plain } from '@reseller-console/contract';
import { type SyntheticEvent, useId, useState } from 'react';
import { takesFocus } from '../../../shared/lib/focus.ts';
import { aboutOthers } from '../../../shared/ui/about-others.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { words } from '../../../shared/words/en.ts';
import { complaintOf } from '../../../shared/write/complaint.ts';
import { words as w } from '../words/en.ts';

const control = 'hit h-8 w-56 rounded-control border border-field bg-surface px-2.5 text-sm font-normal';

/** Why people cannot be filtered by a value. A part of an address is none, but can be looked for. */
function complaint({ type }: CustomField, value: string): string | undefined {
  const problem = customFieldProblem({ type: type === 'Email' ? 'String' : type, required: true }, value);
  return problem && complaintOf(problem);
}

interface FieldFilterFormProps {
  /** The fields to choose from. */
  fields: readonly [CustomField, ...CustomField[]];
  value?: string;
  onApply: (field: CustomField, value: string) => void;
}

/** What is asked for of one of the company's own fields, by its type; applied when it is submitted. */
export function FieldFilterForm({ fields, value = '', onApply }: FieldFilterFormProps) {
  const [chosen, setChosen] = useState(fields[0].id);
  const [wrong, setWrong] = useState<string>();
  const [valueId, errorId] = [useId(), useId()];
  const field = fields.find(({ id }) => id === chosen) ?? fields[0];
  const tie = {
    id: valueId,
    name: 'value',
    defaultValue: value,
    'aria-invalid': wrong !== undefined,
    'aria-describedby': wrong === undefined ? undefined : errorId,
    className: control,
  };
  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get('value');
    const wanted = typeof typed === 'string' && plain(typed) !== '' ? typed.trim() : '';
    const problem = complaint(field, wanted);
    setWrong(problem);
    if (problem === undefined) onApply(field, wanted);
  }
  return (
    <form className="flex flex-col gap-2 p-3" noValidate onSubmit={submit}>
      {fields.length > 1 ? (
        <label className="flex flex-col gap-1 text-xs font-medium">
          {w.customField}
          <select
            value={field.id}
            ref={takesFocus}
            className={control}
            onChange={({ target }) => {
              setChosen(target.value);
              setWrong(undefined);
            }}
          >
            {fields.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <div className="flex flex-col gap-1 text-xs font-medium">
        <label htmlFor={valueId}>{field.type === 'Boolean' ? w.fieldIs : w.fieldContains}</label>
        {field.type === 'Boolean' ? (
          <select key={field.id} {...tie} defaultValue={value === 'false' ? 'false' : 'true'}>
            <option value="true">{w.yes}</option>
            <option value="false">{w.no}</option>
          </select>
        ) : (
          <input
            key={field.id}
            {...tie}
            ref={fields.length > 1 ? undefined : takesFocus}
            maxLength={256}
            inputMode={field.type === 'Number' ? 'numeric' : 'text'}
            {...aboutOthers}
          />
        )}
      </div>
      {wrong === undefined ? null : (
        <p id={errorId} role="alert" className="max-w-56 text-xs text-bad">
          {wrong}
        </p>
      )}
      <Button look="primary" type="submit" className="self-end">
        {words.table.apply}
      </Button>
    </form>
  );
}
