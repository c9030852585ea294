import { bareAddress, plain } from '@reseller-console/contract';
import { CircleAlert } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId, useRef } from 'react';
import { aboutOthers } from '../ui/about-others.ts';
import type { Binding } from './use-write-form.ts';
import { words as writeWords } from './words/en.ts';

interface FieldProps {
  label: string;
  required?: boolean;
  hint?: ReactNode;
  error: string | undefined;
  /** What is at the right end of the label, such as a count of letters. */
  aside?: ReactNode;
  /** Makes the control; the properties tie it to its label, hint and error. */
  children: (props: {
    id: string;
    'aria-invalid': boolean;
    'aria-describedby': string | undefined;
    'aria-required': boolean;
  }) => ReactNode;
}

/** A control with its label above, its hint below and its error in its place. */
export function Field({ label, required = false, hint, error, aside, children }: FieldProps) {
  const id = useId();
  const described = [
    error === undefined ? undefined : `${id}-error`,
    hint === undefined ? undefined : `${id}-hint`,
  ].filter((name) => name !== undefined);
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-2 text-xs">
        <label htmlFor={id} className="font-medium">
          {label} {required ? <span className="font-normal text-muted">{writeWords.required}</span> : null}
        </label>
        {aside}
      </div>
      {children({
        id,
        'aria-invalid': error !== undefined,
        'aria-describedby': described.join(' ') || undefined,
        'aria-required': required,
      })}
      {error === undefined ? null : (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-xs text-bad">
          <CircleAlert aria-hidden className="size-4 shrink-0" />
          {error}
        </p>
      )}
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}

/** The classes of a control that is typed or chosen in. */
export const controlLook =
  'hit h-9 w-full min-w-0 rounded-control border border-field bg-surface px-2.5 text-base hover:border-muted aria-invalid:border-bad';

type TextFieldProps = Binding<string> &
  Omit<FieldProps, 'children' | 'aside'> &
  Pick<ComponentProps<'input'>, 'type' | 'inputMode' | 'placeholder' | 'onBlur' | 'onFocus'> & {
    /** Shows how many characters of these are used. Longer text is kept and refused, never cut. */
    max?: number;
  };

/** One line of text. */
export function TextField({ label, required = false, hint, error, max, onChange, ...input }: TextFieldProps) {
  const used = plain(input.value).length;
  const aside =
    max === undefined ? undefined : (
      <span className={used > max ? 'text-bad' : 'text-muted'}>{writeWords.count(used, max)}</span>
    );
  return (
    <Field label={label} required={required} hint={hint} error={error} aside={aside}>
      {(props) => (
        <input
          type="text"
          {...aboutOthers}
          dir="auto"
          className={controlLook}
          {...input}
          {...props}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** An e-mail address. What is pasted from a mail program or a link is reduced to it once the field is left; what was there stays. */
export function EmailField(props: Omit<TextFieldProps, 'type' | 'inputMode' | 'onBlur' | 'onFocus'>) {
  const before = useRef(props.value);
  return (
    <TextField
      {...props}
      inputMode="email"
      onFocus={() => {
        before.current = props.value;
      }}
      onBlur={() => {
        const bare = bareAddress(props.value);
        if (props.value !== before.current && bare !== props.value) props.onChange(bare);
      }}
    />
  );
}

type SelectFieldProps<Value extends string> = Binding<Value> &
  Omit<FieldProps, 'children' | 'aside'> & { choices: readonly (readonly [value: Value, label: string])[] };

/** One of a few values. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { choices, name, value, onChange, label, required = false, hint, error } = props;
  return (
    <Field label={label} required={required} hint={hint} error={error}>
      {(tied) => (
        <select
          name={name}
          value={value}
          className={controlLook}
          {...tied}
          onChange={({ target }) => {
            const chosen = choices.find(([one]) => one === target.value);
            if (chosen) onChange(chosen[0]);
          }}
        >
          {choices.map(([one, text]) => (
            <option key={one} value={one}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
