import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { tellUnreadable } from './unreadable-requests.ts';

async function answerTo(request: string) {
  const lines: string[] = [];
  const server = createServer((_request, response) => response.end('read'));
  tellUnreadable(server, pino({}, { write: (line) => lines.push(line) }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  const socket = connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1');
  socket.write(request);
  const answer = await text(socket);
  return { answer, lines };
}

const head = (line: string, cookie = 'a=b') =>
  `${line}\r\nHost: localhost\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`;

test.each([
  ['an address', head(`GET /?q=${'secret'.repeat(4000)} HTTP/1.1`)],
  ['cookies', head('GET / HTTP/1.1', `rc=${'secret'.repeat(4000)}`)],
])('%s over 16 kB gets a sentence and a line, with nothing of it in either', async (_what, request) => {
  const { answer, lines } = await answerTo(request);
  expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  expect(answer.split('\r\n\r\n')[1]).toMatch(/^The address and the cookies .*16 kB.*\.$/);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('"status":431');
  expect(answer + lines[0]).not.toContain('secret');
});

test('what is no HTTP gets a sentence and a line too', async () => {
  const { answer, lines } = await answerTo('nonsense\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*cannot be read\.$/);
  expect(lines).toHaveLength(1);
});

test('a request that can be read is answered as ever', async () => {
  const { answer, lines } = await answerTo(head(`GET /?q=${'x'.repeat(15_000)} HTTP/1.1`));
  expect(answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*read/);
  expect(lines).toEqual([]);
});
