import type { ComponentProps } from 'react';

const base =
  'hit inline-flex h-8 shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-control text-sm font-medium aria-disabled:opacity-40';
const looks = {
  primary: `${base} bg-accent px-3 text-on-accent hover:bg-accent-hover`,
  plain: `${base} border border-line bg-surface px-3 hover:bg-hover active:bg-pressed`,
  danger: `${base} bg-bad px-3 text-on-accent hover:opacity-90`,
  quiet: `${base} px-2 text-muted hover:bg-hover hover:text-text active:bg-pressed`,
} as const;

/** The classes of a button, for links that look like one. */
export const buttonLook = (look: keyof typeof looks) => looks[look];

/** A button. `aria-disabled` keeps the focus where it is, so its click is swallowed here. */
export function Button({
  look = 'plain',
  className = '',
  onClick,
  ...rest
}: ComponentProps<'button'> & { look?: keyof typeof looks }) {
  const disabled = rest['aria-disabled'] === true;
  return (
    <button
      type="button"
      className={`${looks[look]} ${className}`}
      onClick={disabled ? undefined : onClick}
      {...rest}
    />
  );
}

/** A square button that shows only an icon; its name is for screen readers and the tooltip. */
export function IconButton({
  label,
  className = '',
  ...rest
}: ComponentProps<typeof Button> & { label: string }) {
  return (
    <Button
      look="quiet"
      aria-label={label}
      title={label}
      className={`hit-square w-8 px-0 ${className}`}
      {...rest}
    />
  );
}
