import { type ReactNode, useId } from 'react';

interface ChoicesProps<Value extends string> {
  label: string;
  choices: readonly (readonly [value: Value, label: ReactNode])[];
  value: Value;
  onChoose: (value: Value) => void;
  /** The label is for screen readers only. */
  quiet?: boolean;
}

/** A few exclusive choices side by side: native radio buttons that look like one control. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { label, choices, value, onChoose, quiet = false } = props;
  const name = useId();
  return (
    <fieldset>
      <legend className={quiet ? 'sr-only' : 'mb-1.5 text-xs font-medium text-muted'}>{label}</legend>
      <div className="flex flex-wrap gap-0.5 rounded-control bg-pressed p-0.5">
        {choices.map(([choice, text]) => (
          <label
            key={choice}
            className="hit relative flex h-7 flex-1 items-center justify-center rounded-[5px] px-2.5 text-xs font-medium whitespace-nowrap text-muted hover:text-text has-checked:bg-surface has-checked:text-text has-checked:shadow-[0_0_0_1px_var(--color-line)] has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              checked={choice === value}
              onChange={() => onChoose(choice)}
              className="absolute inset-0 size-full cursor-pointer opacity-0"
            />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
