import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { afterEach, expect, it } from 'vitest';
import { failureOf } from '../../test/support/failure.ts';
import { anyQuery, type FakeUpstream, json, startFake } from '../../test/support/fake-upstream.ts';

let fake: FakeUpstream;
afterEach(() => fake.close());

const csv = { 'content-type': 'text/csv; charset=utf-8' };
const query = { ...anyQuery, format: 'csv' } as const;
const users = (client = fake.client()) => client.company('xC5kfGz7w2Nz').targetUsers;

it('hands a file over with its type, size and bytes', async () => {
  fake = await startFake((_request, response) => {
    response.writeHead(200, { ...csv, 'content-length': '10' }).end('a,b\r\n1,2\r\n');
  });
  const file = await users().export(query);
  expect(file).toMatchObject({ status: 200, contentType: csv['content-type'], bytes: 10 });
  expect(await text(file.body)).toBe('a,b\r\n1,2\r\n');
  expect(JSON.parse(fake.arrived[0]?.body ?? '')).toMatchObject({ exportType: 'CSV', reportAllPages: true });
});

it('the page alone, and Excel, when that was chosen', async () => {
  fake = await startFake((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/vnd.ms-excel' }).end('PK');
  });
  await text((await users().export({ ...query, format: 'xlsx', scope: 'page' })).body);
  expect(JSON.parse(fake.arrived[0]?.body ?? '')).toMatchObject({
    exportType: 'Excel',
    reportAllPages: false,
  });
});

it.each([
  [
    'JSON with 200 that is a failure',
    200,
    { status: 'FAILED', message: 'No rows' },
    { kind: 'failed', messages: ['No rows'] },
  ],
  ['JSON with 200 that is a success', 200, { status: 'SUCCESS', data: {} }, { kind: 'bad_answer' }],
  ['a privacy error', 403, { status: 'PRIVACY_ERROR', message: 'Denied' }, { kind: 'privacy', status: 403 }],
])('%s is no file', async (_name, status, body, expected) => {
  fake = await startFake((_request, response) => json(response, status, body));
  expect(await failureOf(users().export(query))).toMatchObject(expected);
});

it('a page of HTML with 200 is no file', async () => {
  fake = await startFake((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>');
  });
  expect((await failureOf(users().export(query))).kind).toBe('bad_answer');
});

it('A21: where CSV is refused by name, once more with Csv', async () => {
  fake = await startFake((request, response) => {
    if (request.body.includes('"Csv"')) response.writeHead(200, csv).end('a');
    else json(response, 400, { status: 'INPUT_ERROR', validationMessages: ['ExportType is not valid'] });
  });
  expect(await text((await users().export(query)).body)).toBe('a');
  expect(fake.arrived).toHaveLength(2);
});

it('A21: another 400 is not tried again', async () => {
  fake = await startFake((_request, response) =>
    json(response, 400, { status: 'INPUT_ERROR', message: 'No' }),
  );
  expect((await failureOf(users().export(query))).kind).toBe('invalid');
  expect(fake.arrived).toHaveLength(1);
});

it('a cut file is a stream error, never an end', async () => {
  fake = await startFake((_request, response) => {
    response.writeHead(200, csv);
    response.write('a,b\r\n', () => response.destroy());
  });
  const file = await users().export(query);
  await expect(text(file.body)).rejects.toThrow();
});

it('a file that stops coming is cut after the idle time', async () => {
  fake = await startFake((_request, response) => {
    response.writeHead(200, csv);
    response.write('a,b\r\n');
  });
  const file = await users(fake.client({ bodyIdleMs: 100 })).export(query);
  await expect(text(file.body)).rejects.toThrow();
});

it('the deadline ends with the headers, and the place of a file is given back when it ends', async () => {
  const go = Promise.withResolvers<void>();
  fake = await startFake((_request, response) => {
    response.writeHead(200, csv);
    response.write('a');
    go.promise.then(() => response.end('b'));
  });
  const client = fake.client({ concurrency: 1 });
  const first = await users(client).export(query, { deadlineMs: 600 });
  const refused = await failureOf(users(client).export(query, { deadlineMs: 700 }));
  expect(refused).toMatchObject({ kind: 'timeout', outcome: 'not_sent' });
  go.resolve();
  expect(await text(first.body)).toBe('ab');
  expect(await text((await users(client).export(query)).body)).toBe('ab');
});

it('giving a file up closes the request upstream', async () => {
  const closed = Promise.withResolvers<void>();
  fake = await startFake((_request, response) => {
    response.on('close', () => closed.resolve());
    response.writeHead(200, csv);
    response.write('a');
  });
  const file = await users().export(query);
  const read = text(file.body);
  file.abort();
  await expect(read).rejects.toMatchObject({ kind: 'aborted' });
  await closed.promise;
});

it('holds upstream back while the file is not read', async () => {
  let written = 0;
  const total = 64 * 1024 * 1024;
  fake = await startFake((_request, response) => {
    response.writeHead(200, csv);
    const chunk = Buffer.alloc(64 * 1024, 97);
    const fill = () => {
      while (written < total) {
        written += chunk.length;
        if (!response.write(chunk)) return;
      }
      response.end();
    };
    response.on('drain', fill);
    fill();
  });
  const file = await users().export(query);
  let received = 0;
  let ahead = 0;
  await pipeline(file.body, async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      received += chunk.length;
      ahead = Math.max(ahead, written - received);
    }
  });
  expect(received).toBe(total);
  expect(ahead).toBeLessThan(total / 2);
});
