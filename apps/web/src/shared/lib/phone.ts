/** Whether the window is so narrow that rows are cards, as in table.css. */
export const phone = globalThis.matchMedia?.('(width < 640px)');
