/**
 * A ref for what has the focus first in a dialog or popover. Where the browser opens one, it looks for the attribute, which React
 * does not write; what comes later takes the focus itself.
 */
export function takesFocus(element: HTMLElement | null): void {
  element?.toggleAttribute('autofocus', true);
  element?.focus();
}

/**
 * A ref for what may go away with the focus in it. The nearest part of the page that scripts can give it to gets it then: keys go
 * on from there, where browsers would begin at the top again.
 */
export function handsFocusOn(element: HTMLElement | null) {
  return () => {
    if (!element?.contains(document.activeElement)) return;
    element.parentElement?.closest<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true });
  };
}
