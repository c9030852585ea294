import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('an empty environment gives the defaults of the demo', () => {
  expect(readConfig({ SANDBOX_USERS: '' })).toEqual({
    SANDBOX_PORT: 4000,
    SANDBOX_COMPANIES: 250,
    SANDBOX_USERS: 100_000,
    SANDBOX_LATENCY_MS: 0,
    SANDBOX_CONSOLE_URL: 'http://localhost:3000',
    SANDBOX_PARTICIPANTS: 'replace',
  });
});

test('a bad value is refused by the name of its variable', () => {
  expect(() => readConfig({ SANDBOX_PARTICIPANTS: 'sometimes' })).toThrow(/^SANDBOX_PARTICIPANTS: /);
  expect(() => readConfig({ SANDBOX_PORT: '99999' })).toThrow(/^SANDBOX_PORT: /);
});
