import type { Page } from '@playwright/test';
import { table } from '../console.ts';
import { goWithin } from '../go-within.ts';
import type { Who } from '../people.ts';
import type { SandboxControl } from '../sandbox.ts';

/** A state that an address alone does not bring about. */
export interface ConsoleState {
  /** For test titles and file names. */
  name: string;
  who: Who;
  /** Resolves once the page shows the state; what it spoils in the sandbox is to be healed afterwards. */
  reach: (page: Page, sandbox: SandboxControl) => Promise<void>;
}

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** Opens a list and waits for its rows. */
export async function rows(page: Page, path: string, name: string): Promise<void> {
  await goWithin(page, path);
  await table(page, name).settled();
}
