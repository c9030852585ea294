import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { answerMs } from '../src/auth/access-check.ts';
import { roleSeen } from './support/access.ts';
import { Clock } from './support/clock.ts';
import { startConsole } from './support/console.ts';
import { changeDatabase } from './support/database.ts';
import type { HttpClient } from './support/http-client.ts';
import { rowsOf } from './support/rows.ts';

const clock = new Clock();

const later = (browser: HttpClient) => {
  clock.advance(answerMs);
  return roleSeen(browser);
};

test('a session of an older build accepts rights from either source', async () => {
  const site = await startConsole({ overrides: { now: clock.now } });
  onTestFinished(() => site.close());
  site.idp.control.setTelling({ rights: 'userinfo' });
  const browser = await site.signIn('operator');
  for (const { id_hash: id, data } of await rowsOf(site, 'sessions')) {
    const { person } = z.object({ person: z.unknown() }).parse(JSON.parse(String(data)));
    const older = JSON.stringify({ person });
    await changeDatabase(
      site.environment,
      `update sessions set data = '${older}' where id_hash = '${String(id)}'`,
    );
  }
  expect(await later(browser)).toBe('operator');
  site.idp.control.setTelling({ rights: 'id_token' });
  expect(await later(browser)).toBe('operator');
  site.idp.control.changeAccount('operator', { claims: {} });
  expect(await later(browser)).toBe('no_role');
});
