// The least that a proxy can do: node:http and undici's dispatch, no session, no check, no log.
import { createServer } from 'node:http';
import { Pool } from 'undici';
import { readArguments, scopeHeaders } from './options.ts';

const options = readArguments(process.argv);
const pool = new Pool(options.upstream, { connections: 64 });
const added = scopeHeaders(options);

createServer((request, response) => {
  if (request.url === '/ready') return response.end();
  const { method = 'GET', url: path = '/' } = request;
  pool.dispatch(
    { method, path, body: request, headers: { 'content-type': 'application/json', ...added } },
    {
      onRequestStart() {},
      onResponseStart(_controller, status, headers) {
        response.writeHead(status, headers);
      },
      onResponseData(controller, chunk) {
        if (!response.write(chunk)) {
          controller.pause();
          response.once('drain', () => controller.resume());
        }
      },
      onResponseEnd: () => response.end(),
      onResponseError: () => response.destroy(),
    },
  );
}).listen(options.port, '127.0.0.1');
