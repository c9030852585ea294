// Fastify with its proxy plugin: no session, no check.
import proxy from '@fastify/http-proxy';
import fastify from 'fastify';
import { readArguments, scopeHeaders } from './options.ts';

const options = readArguments(process.argv);
const added = scopeHeaders(options);
const app = fastify();
app.get('/ready', async () => '');
await app.register(proxy, {
  upstream: options.upstream,
  undici: { connections: 64 },
  replyOptions: { rewriteRequestHeaders: (_request, headers) => ({ ...headers, ...added }) },
});
await app.listen({ port: options.port, host: '127.0.0.1' });
