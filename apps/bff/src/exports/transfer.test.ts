import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import { Readable, Writable } from 'node:stream';
import type { ExportFile } from '@reseller-console/keepnet';
import { expect, onTestFinished, test } from 'vitest';
import { CsvStream } from './csv-stream.ts';
import { IncompleteFile } from './passing-file.ts';
import { Transfer } from './transfer.ts';

const megabyte = 1024 * 1024;

function fileOf(body: Readable): ExportFile {
  return { status: 200, contentType: 'text/csv', body, abort: () => body.destroy() };
}

/** Serves one transfer of `body` and answers the reading side of it. */
async function served(body: Readable, beforeEnd = async () => {}) {
  let ended: Promise<unknown> = Promise.resolve();
  let isGone = false;
  const server = createServer(async (_request, response) => {
    response.once('close', () => {
      isGone = true;
    });
    const transfer = new Transfer(fileOf(body), new CsvStream({ separator: 'comma' }), () => isGone);
    await transfer.begin();
    response.flushHeaders();
    ended = transfer.send(response, beforeEnd).catch((error: unknown) => error);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const asked = httpRequest({ port, host: '127.0.0.1' }).end();
  const [response]: IncomingMessage[] = await once(asked, 'response');
  if (response === undefined) throw new Error('No response');
  return { response, ended: () => ended };
}

test('a reader that does not read holds Keepnet back, and one that leaves ends it', async () => {
  let produced = 0;
  const line = Buffer.from(`${'x'.repeat(65_533)},\r\n`);
  const endless = new Readable({
    read() {
      produced += line.length;
      this.push(line);
    },
  });
  const { response, ended } = await served(endless);
  let before = -1;
  // What the sockets of the system hold fills up first.
  const isStill = () => {
    const still = produced === before;
    before = produced;
    return still;
  };
  await expect.poll(isStill, { interval: 100 }).toBe(true);
  expect(produced).toBeLessThan(32 * megabyte);
  response.destroy();
  await expect.poll(() => endless.closed).toBe(true);
  expect(await ended()).toBeInstanceOf(Error);
  expect(await ended()).not.toBeInstanceOf(IncompleteFile);
});

test('a reader that has stopped does not keep its place for ever', async () => {
  const body = Readable.from([Buffer.from('a,b\r\n'), Buffer.from('1,2\r\n')]);
  const transfer = new Transfer(fileOf(body), new CsvStream({ separator: 'comma' }), () => false);
  await transfer.begin();
  const stopped = new Writable({ highWaterMark: 1, write: () => undefined });
  await expect(transfer.send(stopped, async () => {}, 20)).rejects.toThrow('stopped');
  expect(body.destroyed).toBe(true);
});

test('a file that breaks off breaks the connection too, even where its chunks end properly', async () => {
  const failing = Readable.from(
    (function* () {
      yield Buffer.from('a,b\r\n1,2\r\n');
      throw new Error('reset');
    })(),
  );
  const short = Readable.from([Buffer.from('a,b\r\n1,2\r\n3')]);
  for (const body of [failing, short]) {
    const { response, ended } = await served(body);
    await expect(response.toArray()).rejects.toThrow('aborted');
    expect(await ended()).toBeInstanceOf(IncompleteFile);
  }
});

test('the end comes only after what has to be done before it, and not at all when that fails', async () => {
  const lines = () => Readable.from([Buffer.from('a,b\r\n'), Buffer.from('1,=2\r\n')]);
  let done = false;
  const { response } = await served(lines(), async () => {
    done = true;
  });
  const received = Buffer.concat(await response.toArray()).toString();
  expect(done).toBe(true);
  expect(received).toBe("\uFEFFa,b\r\n1,'=2\r\n");
  const refused = await served(lines(), () => Promise.reject(new Error('no trail')));
  await expect(refused.response.toArray()).rejects.toThrow('aborted');
  expect(await refused.ended()).toEqual(new Error('no trail'));
});

test('a file without a byte is told in words before anything is sent', async () => {
  const transfer = new Transfer(
    fileOf(Readable.from([])),
    new CsvStream({ separator: 'comma' }),
    () => false,
  );
  await expect(transfer.begin()).rejects.toThrow(IncompleteFile);
});
