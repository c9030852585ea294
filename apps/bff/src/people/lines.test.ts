import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { linesTo } from './lines.ts';

test('a search ends as soon as a browser leaves that does not read', async () => {
  const stalled = new Writable({ highWaterMark: 1, write: () => undefined });
  stalled.on('error', () => undefined);
  const left = new AbortController();
  const told = linesTo(stalled, left.signal)({ type: 'progress', asked: 1, of: 2 });
  left.abort();
  await told;
  expect(stalled.destroyed).toBe(true);
});
