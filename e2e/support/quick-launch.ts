import { statfs } from 'node:fs/promises';
import type { BrowserLaunch } from './browser.ts';

/**
 * What Playwright turns off of Chromium and matters to a page of one site. Our own list replaces Playwright's, so these are repeated
 * (`disabledFeatures` in playwright-core).
 */
const offByPlaywright = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
];

/** Bytes of shared memory that are enough for the bitmaps of two browsers. */
const roomy = 1024 ** 3;

const hasSharedMemory = (): Promise<boolean> =>
  statfs('/dev/shm').then(
    ({ bavail, bsize }) => bavail * bsize >= roomy,
    () => false,
  );

/** The same browser, set up for many short pages: a load takes two thirds of the processor time. */
export async function quickLaunch(launch: BrowserLaunch) {
  return {
    ...launch,
    args: [
      ...launch.args,
      // One process for all pages: another would start, and compile the scripts, again in each test.
      '--renderer-process-limit=1',
      '--disable-site-isolation-trials',
      // No page lives long enough for compiling its scripts twice to pay.
      '--js-flags=--no-opt,--no-maglev',
      // A load goes on with the frame and the bitmaps of the page before.
      `--disable-features=${[...offByPlaywright, 'RenderDocument'].join()}`,
    ],
    // Bitmaps go through files in the temporary folder otherwise, for containers whose shared memory is small.
    ignoreDefaultArgs: (await hasSharedMemory()) ? ['--disable-dev-shm-usage'] : [],
  };
}
