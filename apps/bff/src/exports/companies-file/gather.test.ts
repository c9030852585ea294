import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CompanyRow } from '@reseller-console/keepnet';
import { expect, test } from 'vitest';
import { CsvStream } from '../csv-stream.ts';
import { gather } from './gather.ts';
import { Tally } from './tally.ts';

/** More turns of the event loop than rows need to get through a stream. */
const turns = 100;

const company: CompanyRow = {
  id: 'acme1',
  name: 'Acme',
  resellerName: null,
  industry: null,
  licenceType: null,
  userLimit: null,
  limited: false,
  activeUsers: 64,
  inactiveUsers: 0,
  deletedUsers: 0,
  monthlyActiveUsers: 64,
  licenceEndsAt: null,
  licenceExpired: false,
  createdAt: null,
  tags: [],
  privacyDenied: false,
  exceeded: false,
};

test('while the reader waits, rows wait with their company and not in the stream', async () => {
  const record = `Acme,acme1,${'a'.repeat(16_000)}\r\n`;
  let passed = 0;
  const file = gather(
    [company],
    {
      async read(_company, _call, sink) {
        for (; passed < 64; passed += 1) await sink.write(Buffer.from(record), 1);
        return [];
      },
      columns: { own: ['Name'], fields: [] },
      safe: new CsvStream({ separator: 'comma' }),
      tally: new Tally(1, [], []),
      accessTo: async () => 'may',
      isStrict: true,
      beforeBreak: async () => {},
    },
    {},
  );
  for (let turn = 0; turn < turns; turn += 1) await nextTurn();
  expect(passed).toBeLessThanOrEqual(2);

  const chunks: Buffer[] = [];
  for await (const chunk of file) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString()).toBe(`\uFEFFCompany,Company id,Name\r\n${record.repeat(64)}`);
});
