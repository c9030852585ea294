import { Preferences } from '@reseller-console/contract';
import { attempt } from '../../../shared/lib/attempt.ts';

// boot.js reads the same name before anything else runs.
const name = 'console.preferences';

/**
 * What this browser remembers of the person's choices: enough to paint the first page as the person left it. Without it the
 * defaults do, until the server's answer follows.
 */
export const readKept = (): Preferences =>
  Preferences.safeParse(attempt(() => JSON.parse(localStorage.getItem(name) ?? ''))).data ??
  Preferences.parse({});

/** Remembers how things look; which companies a person works with does not stay behind in the browser. */
export function keep({ theme, tables, singleKeyShortcuts }: Preferences): void {
  attempt(() => localStorage.setItem(name, JSON.stringify({ theme, tables, singleKeyShortcuts })));
}
