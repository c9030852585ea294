/** Resolves in a task of its own: between two of them, the browser answers a key press. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
