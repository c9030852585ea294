// An upstream that costs next to nothing: it asks the sandbox once for each different request and repeats the answer. `GET /latest`
// is what it answered last, for proxies that only pass on what they are asked. Usage: node replay.ts port sandbox-url
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

const [, , port, sandboxUrl = ''] = process.argv;

interface Recorded {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

const recorded = new Map<string, Recorded>();
let latest: Recorded | undefined;
const passed = ['authorization', 'content-type', 'x-keepnet-company-id'];

async function record(path: string, init: RequestInit): Promise<Recorded> {
  const answer = await fetch(`${sandboxUrl}${path}`, init);
  const body = Buffer.from(await answer.arrayBuffer());
  const type = answer.headers.get('content-type') ?? 'application/json';
  const headers = { 'content-type': type, 'content-length': String(body.length) };
  return { status: answer.status, headers, body };
}

createServer(async (request, response) => {
  const { method = 'GET', url = '/' } = request;
  if (url === '/latest' && latest !== undefined) {
    response.writeHead(latest.status, latest.headers).end(latest.body);
    return;
  }
  const sent = (await buffer(request)).toString();
  const key = `${method} ${url} ${request.headers['x-keepnet-company-id']} ${sent}`;
  const headers = new Headers();
  for (const name of passed) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const init = sent === '' ? { method, headers } : { method, headers, body: sent };
  const answer = recorded.get(key) ?? (await record(url, init));
  recorded.set(key, answer);
  latest = answer;
  response.writeHead(answer.status, answer.headers).end(answer.body);
}).listen(Number(port), '127.0.0.1');
