/** Milliseconds for which what a person did counts as the cause of the calls that follow. */
const causeMs = 10_000;

/** Opening the page is the first thing that a person does. */
let actedAt = Date.now();

const acts = ['pointerdown', 'click', 'keydown', 'input', 'wheel'] as const;

/** Notes whatever a person does in this window. */
export function noteActs(target: EventTarget): void {
  const note = () => {
    actedAt = Date.now();
  };
  for (const act of acts) target.addEventListener(act, note, { capture: true, passive: true });
}

/** Whether a call that is made now is the page's own doing, such as polling, or a refresh when the window has the focus again. */
export const isBackground = (): boolean => Date.now() - actedAt >= causeMs;
