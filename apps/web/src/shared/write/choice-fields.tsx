import { X } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { type Name, toldApart } from '../lib/namesakes.ts';
import { matchPasted } from '../lib/pasted-companies.ts';
import type { Entry } from '../lib/rank.ts';
import { IconButton } from '../ui/button.tsx';
import { type Choices, Combobox } from '../ui/combobox.tsx';
import { ToldName } from '../ui/told-name.tsx';
import { words } from '../ui/words/en.ts';
import { ChosenList, type ListReport } from './chosen-list.tsx';
import { controlLook, Field } from './fields.tsx';
import type { Binding } from './use-write-form.ts';

interface CommonProps {
  label: string;
  hint?: ReactNode;
  choices: Choices;
  placeholder?: string;
}

/** One of many values, found by typing; none where it is cleared. The value is an id, or empty. */
export function ChoiceField({
  label,
  hint,
  choices,
  placeholder,
  value,
  error,
  onChange,
}: Binding<string> & CommonProps) {
  const input = useRef<HTMLInputElement>(null);
  const chosen = choices.options?.find(({ id }) => id === value);
  return (
    <Field label={label} hint={hint} error={error}>
      {(field) => (
        <div className="flex items-center gap-1">
          <div className="min-w-0 flex-1">
            <Combobox
              {...choices}
              label={label}
              field={{ ...field, ref: input }}
              className={controlLook}
              placeholder={placeholder}
              isChosen={(id) => id === value}
              shown={value === '' ? '' : (chosen?.label ?? value)}
              onPick={onChange}
              onBackspace={() => onChange('')}
            />
          </div>
          {value === '' ? null : (
            <IconButton
              label={words.combobox.clear(label)}
              onClick={() => {
                input.current?.focus();
                onChange('');
              }}
            >
              <X aria-hidden className="size-4" />
            </IconButton>
          )}
        </div>
      )}
    </Field>
  );
}

/** Any of many values, found by typing or from a pasted list; those chosen stand above as chips. The values are ids. */
export function ChoicesField({
  label,
  hint,
  choices,
  placeholder,
  value,
  error,
  onChange,
}: Binding<readonly string[]> & CommonProps) {
  const input = useRef<HTMLInputElement>(null);
  const [report, setReport] = useState<ListReport>();
  function chooseList(text: string) {
    const { options = [] } = choices;
    const entries = options.map(({ id, label: name }): Entry => [id, name]);
    const { matched, ambiguous, unknown } = matchPasted(entries, text);
    const barred = new Set(options.flatMap(({ id, barred: why }) => (why === undefined ? [] : [id])));
    const ids = matched.flatMap(([id]) => (barred.has(id) ? [] : [id]));
    onChange([...new Set([...value, ...ids])]);
    setReport({
      found: ids.length,
      unknown,
      barred: matched.flatMap(([id, name]) => (barred.has(id) ? [name] : [])),
      ambiguous: ambiguous.map((one) => one.text),
    });
  }
  const without = (id: string) => value.filter((other) => other !== id);
  const chosenOf = (id: string): Name => {
    const option = choices.options?.find((one) => one.id === id);
    return { name: option?.label ?? id, apart: option?.apart };
  };
  return (
    <Field label={label} hint={hint} error={error}>
      {(field) => (
        <>
          {value.length > 0 ? (
            <ul className="flex flex-wrap gap-1.5">
              {value.map((id) => (
                <li
                  key={id}
                  className="flex max-w-full items-center rounded-control border border-accent bg-accent-tint pl-2.5 text-sm"
                >
                  <span className="flex min-w-0 items-baseline gap-1.5">
                    <ToldName {...chosenOf(id)} />
                  </span>
                  <IconButton
                    label={words.combobox.remove(toldApart(chosenOf(id)))}
                    className="!h-7 !w-7"
                    onClick={() => {
                      input.current?.focus();
                      onChange(without(id));
                    }}
                  >
                    <X aria-hidden className="size-3.5" />
                  </IconButton>
                </li>
              ))}
            </ul>
          ) : null}
          <Combobox
            {...choices}
            label={label}
            field={{ ...field, ref: input }}
            className={controlLook}
            multiple
            placeholder={placeholder}
            isChosen={(id) => value.includes(id)}
            onPick={(id) => onChange(value.includes(id) ? without(id) : [...value, id])}
            onBackspace={() => onChange(value.slice(0, -1))}
            onList={chooseList}
          />
          {report ? <ChosenList {...report} /> : null}
        </>
      )}
    </Field>
  );
}
