import { type Browser, chromium } from '@playwright/test';
import { browserLaunch } from './browser.ts';

/** A browser for scripts that are no tests; the caller closes it. */
export const openBrowser = async (): Promise<Browser> => chromium.launch(await browserLaunch());
