import { defineConfig } from '@playwright/test';
import { browserLaunch } from './support/browser.ts';
import { quickLaunch } from './support/quick-launch.ts';

export default defineConfig({
  testDir: 'specs',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  // A busy machine may starve a browser once. The closing lines of `pnpm test` name the tests that needed it.
  retries: 1,
  forbidOnly: true,
  // All of these are for a page that hangs. None of them is how fast the console is: a machine that is busy takes ten times as long.
  timeout: 600_000,
  expect: { timeout: 45_000 },
  use: {
    browserName: 'chromium',
    // Cleared for each test, and half the cost of a new one.
    reuseContext: true,
    // Frames that nothing looks at; the test of motion asks for it.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: await quickLaunch(await browserLaunch()),
    viewport: { width: 1280, height: 800 },
    actionTimeout: 45_000,
    navigationTimeout: 45_000,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // Of the second try: writing one down for every test takes a quarter of the time.
    trace: 'on-first-retry',
  },
});
