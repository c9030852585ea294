/**
 * What happy-dom lacks of the browser's popovers: a button that names one opens and closes it, with its events. The focus,
 * light dismissal and Escape are proven in the browser.
 */
function become(popover: HTMLElement, open: boolean): void {
  if (popover.hasAttribute('data-open') === open) return;
  const states = { oldState: open ? 'closed' : 'open', newState: open ? 'open' : 'closed' };
  popover.dispatchEvent(Object.assign(new Event('beforetoggle'), states));
  popover.toggleAttribute('data-open', open);
  popover.dispatchEvent(Object.assign(new Event('toggle'), states));
}

/** Adds what is lacking; answers a function that no longer listens for presses. */
export function addPopovers(): () => void {
  HTMLElement.prototype.showPopover = function show(this: HTMLElement) {
    become(this, true);
  };
  HTMLElement.prototype.hidePopover = function hide(this: HTMLElement) {
    become(this, false);
  };
  const press = ({ target }: Event) => {
    const button = target instanceof Element ? target.closest('[popovertarget]') : null;
    const popover = document.getElementById(button?.getAttribute('popovertarget') ?? '');
    if (popover) become(popover, !popover.hasAttribute('data-open'));
  };
  document.addEventListener('click', press);
  return () => document.removeEventListener('click', press);
}
