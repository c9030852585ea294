/// <reference types="node" />
import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Arrived, BrokenOff, receiveFile } from './download.ts';

let server: Server;
let url: string;
let answer: (response: ServerResponse) => void;

beforeEach(async () => {
  server = createServer((_request, response) => answer(response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  url = `http://127.0.0.1:${address.port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const head = (response: ServerResponse, type = 'text/csv; charset=utf-8') =>
  response.writeHead(200, {
    'content-type': type,
    'content-disposition': 'attachment; filename="acme_target-users.csv"',
    'x-total-rows': '3',
  });

async function receive(onProgress: (arrived: Arrived) => void = () => {}, abort = new AbortController()) {
  const { signal } = abort;
  return receiveFile(await fetch(url, { signal }), { signal, onProgress });
}

test('a whole file has its name, its rows and how many there should be', async () => {
  answer = (response) => head(response).end('Name\r\na\r\nb\r\nc');
  const file = await receive();
  expect(file).toMatchObject({ name: 'acme_target-users.csv', rows: 3, total: 3, bytes: 13 });
  expect(await file.blob.text()).toBe('Name\r\na\r\nb\r\nc');
});

test('a broken stream is never a file, and says how far it came', async () => {
  const seen: Arrived[] = [];
  answer = (response) => {
    head(response).write('Name\r\na\r\nb\r\n');
  };
  const breakOff = (arrived: Arrived) => {
    seen.push(arrived);
    if (arrived.rows === 2) server.closeAllConnections();
  };
  const error = await receive(breakOff).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(BrokenOff);
  expect(error).toMatchObject({ arrived: { rows: 2, total: 3 } });
  expect(seen.at(0)).toEqual({ bytes: 0, rows: 0, total: 3, id: undefined });
});

test('a cancelled one throws the reason of its signal', async () => {
  const abort = new AbortController();
  const reason = new DOMException('cancelled', 'AbortError');
  answer = (response) => {
    head(response).write('Name\r\na\r\n');
  };
  await expect(receive(({ rows }) => rows === 1 && abort.abort(reason), abort)).rejects.toBe(reason);
});

test('rows of an Excel file are not guessed', async () => {
  answer = (response) => head(response, 'application/vnd.ms-excel').end('PK\r\n\r\n');
  expect((await receive()).rows).toBeUndefined();
});
