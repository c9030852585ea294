interface SwitchProps {
  label: string;
  on: boolean;
  onSwitch: (on: boolean) => void;
}

/** Something that is on or off and takes effect at once. */
export function Switch({ label, on, onSwitch }: SwitchProps) {
  return (
    <label className="hit inline-flex h-8 items-center gap-2 rounded-control px-1 text-sm font-medium">
      <input
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox itself says whether it is checked (ARIA in HTML)
        role="switch"
        className="switch"
        checked={on}
        onChange={({ target }) => onSwitch(target.checked)}
      />
      {label}
    </label>
  );
}
