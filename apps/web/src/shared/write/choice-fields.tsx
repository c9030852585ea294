import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { type Name, toldApart } from '../lib/namesakes.ts';
import { IconButton } from '../ui/button.tsx';
import { type Choices, Combobox } from '../ui/combobox.tsx';
import { ToldName } from '../ui/told-name.tsx';
import { words } from '../ui/words/en.ts';
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

/** Any of many values, found by typing; those chosen stand above as chips. The values are ids. */
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
          />
        </>
      )}
    </Field>
  );
}
