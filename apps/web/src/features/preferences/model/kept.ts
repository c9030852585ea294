import { Preferences } from '@reseller-console/contract';

// boot.js reads the same name before anything else runs.
const name = 'console.preferences';

const parse = (value: unknown): Preferences | undefined => Preferences.safeParse(value).data;

/** What this browser remembers of the person's choices: enough to paint the first page as the person left it. */
export function readKept(): Preferences {
  try {
    return parse(JSON.parse(localStorage.getItem(name) ?? '{}')) ?? Preferences.parse({});
  } catch {
    // Blocked or damaged storage: the defaults do, the server's answer follows.
    return Preferences.parse({});
  }
}

/** Remembers how things look; which companies a person works with does not stay behind in the browser. */
export function keep({ theme, tables, singleKeyShortcuts }: Preferences): void {
  try {
    localStorage.setItem(name, JSON.stringify({ theme, tables, singleKeyShortcuts }));
  } catch {
    // Blocked or full storage costs one flash of the default theme, nothing else.
  }
}
