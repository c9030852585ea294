import { type Browser, chromium } from '@playwright/test';
import { browserLaunch } from './browser.ts';

/** A browser for scripts that are no tests; whoever opens it closes it. */
export const openBrowser = async (): Promise<Browser> => chromium.launch(await browserLaunch());
