/**
 * A ref for what has the focus first in a dialog or popover. Where the browser opens one, it looks for the attribute, which React
 * does not write; what comes later takes the focus itself.
 */
export function takesFocus(element: HTMLElement | null): void {
  element?.toggleAttribute('autofocus', true);
  element?.focus();
}
