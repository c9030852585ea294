import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { ConfigError } from '../../apps/bff/src/platform/config-error.ts';
import { browserLaunch } from '../support/browser.ts';

const size = { width: 1280, height: 900 };

/** Milliseconds until a browser on a busy machine has started. */
const timeout = 120_000;

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where installers put Firefox, besides the folders of PATH. */
const usualPlaces = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/** The Firefox that `FIREFOX_PATH` names, or one that is installed. @throws {ConfigError} when there is none */
function findFirefox(): string {
  const own = process.env.FIREFOX_PATH;
  if (own) {
    if (isProgram(own)) return own;
    throw new ConfigError(`FIREFOX_PATH does not name a program: ${own}`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const programs = folders.flatMap((folder) => [join(folder, 'firefox'), join(folder, 'firefox-esr')]);
  const found = [...programs, ...usualPlaces].find(isProgram);
  if (found) return found;
  throw new ConfigError('Firefox was not found. Install it, or name its program in FIREFOX_PATH.');
}

const openFirefox = (downloads: string): Promise<Browser> =>
  puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox(),
    timeout,
    // The extended support release cannot be told the size of a page, so the window is that large.
    defaultViewport: null,
    env: { ...process.env, MOZ_HEADLESS_WIDTH: `${size.width}`, MOZ_HEADLESS_HEIGHT: `${size.height}` },
    extraPrefsFirefox: {
      'browser.download.dir': downloads,
      // The folder that is named above.
      'browser.download.folderList': 2,
      // With this policy a page gets another process on its way to the provider, and the driver loses it.
      'browser.tabs.remote.useCrossOriginOpenerPolicy': false,
      'intl.accept_languages': 'en-GB',
      'ui.prefersReducedMotion': 1,
    },
  });

async function openChromium(downloads: string): Promise<Browser> {
  const { args, ...launch } = await browserLaunch();
  return puppeteer.launch({
    ...launch,
    timeout,
    args: [...args, '--accept-lang=en-GB', '--force-prefers-reduced-motion'],
    defaultViewport: size,
    downloadBehavior: { policy: 'allow', downloadPath: downloads },
  });
}

/** Opens a browser without a window, which puts downloads into the folder that is given. The caller closes it. */
export const browsers = { firefox: openFirefox, chromium: openChromium } as const;
