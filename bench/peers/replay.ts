// An upstream that costs next to nothing: it asks the sandbox once for each different request and repeats the answer. The rows of a
// CSV file come several times over.
// Usage: node replay.ts port sandbox-url [times]
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';

const [, , port, sandboxUrl = '', times = '1'] = process.argv;

const chunkBytes = 65_536;

interface Recorded {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

const recorded = new Map<string, Recorded>();
const passed = ['authorization', 'content-type', 'x-keepnet-company-id'];

async function record(path: string, init: RequestInit): Promise<Recorded> {
  const answer = await fetch(`${sandboxUrl}${path}`, init);
  const body = Buffer.from(await answer.arrayBuffer());
  const type = answer.headers.get('content-type') ?? 'application/json';
  const length = { 'content-length': String(body.length) };
  return { status: answer.status, headers: { 'content-type': type, ...(isCsv(type) ? {} : length) }, body };
}

const isCsv = (type = '') => type.startsWith('text/csv');

/** The header once, and the rows as often as wanted. */
function* repeated(file: Buffer): Generator<Buffer> {
  const rows = file.indexOf('\n') + 1;
  yield file.subarray(0, rows);
  for (let time = 0; time < Number(times); time += 1) {
    for (let at = rows; at < file.length; at += chunkBytes) yield file.subarray(at, at + chunkBytes);
  }
}

function send(response: ServerResponse, { status, headers, body }: Recorded): void {
  response.writeHead(status, headers);
  if (isCsv(headers['content-type'])) pipeline(repeated(body), response, () => {});
  else response.end(body);
}

async function answer(request: IncomingMessage, sent: string, response: ServerResponse): Promise<void> {
  const { method = 'GET', url = '/' } = request;
  const key = `${method} ${url} ${request.headers['x-keepnet-company-id']} ${sent}`;
  const known = recorded.get(key);
  if (known !== undefined) return send(response, known);
  const headers = new Headers();
  for (const name of passed) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const init = sent === '' ? { method, headers } : { method, headers, body: sent };
  const recording = await record(url, init);
  recorded.set(key, recording);
  send(response, recording);
}

createServer((request, response) => {
  let sent = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => {
    sent += chunk;
  });
  request.on('end', () => void answer(request, sent, response));
}).listen(Number(port), '127.0.0.1');
