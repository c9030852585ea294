import type { RequestInit, Response } from 'undici';
import { readConfig } from '../../src/config.ts';
import { type Bff, type Overrides, startBff } from '../../src/index.ts';
import { cookieOf } from './access.ts';
import type { TestConsole } from './console.ts';
import type { HttpClient } from './http-client.ts';

/** The addresses of two replicas on one Postgres. SQLite has one process for each data folder: there it is one address twice. */
export async function twoReplicas(
  system: TestConsole,
  overrides: Overrides,
): Promise<{ urls: [string, string]; close: () => Promise<void> }> {
  let second: Bff | undefined;
  if (system.environment['DATABASE_URL'] !== undefined) {
    const environment = { ...system.environment, PORT: '0', LOG_LEVEL: 'silent' };
    second = await startBff(readConfig(environment), overrides);
  }
  return {
    urls: [system.bff.url, (second ?? system.bff).url],
    close: async () => {
      await second?.close();
    },
  };
}

/** A request of a signed-in browser that reaches a certain replica. */
export function through(
  browser: HttpClient,
  url: string,
  path: string,
  init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
): Promise<Response> {
  const headers = {
    'x-csrf': '1',
    'content-type': 'application/json',
    ...init.headers,
    cookie: cookieOf(browser),
    'sec-fetch-site': 'same-origin',
  };
  return browser.request(url + path, { ...init, headers });
}
