// What most people would build: Express with express-session in memory and http-proxy-middleware. The last argument is the major version
// of that: 4 with connections that are kept, or 3 as its own documentation sets it up, with a new connection for each call.

import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import express from 'express';
import session from 'express-session';
import { createProxyMiddleware } from 'http-proxy-middleware';
import { createProxyMiddleware as createProxyMiddleware3 } from 'http-proxy-middleware-3';
import { readArguments, scopeHeaders } from './options.ts';

declare module 'express-session' {
  interface SessionData {
    user?: string;
  }
}

const options = readArguments(process.argv);
const app = express();
app.get('/ready', (_request, response) => response.end());
app.use(session({ secret: randomUUID(), resave: false, saveUninitialized: false }));
app.post('/sign-in', (request, response) => {
  request.session.user = 'person';
  response.end();
});
app.use((request, response, next) => {
  if (request.session.user === undefined) response.status(401).end();
  else next();
});
const passedOn = { target: options.upstream, headers: scopeHeaders(options) };
app.use(
  process.argv.at(-1) === '3'
    ? createProxyMiddleware3(passedOn)
    : createProxyMiddleware({ ...passedOn, agent: new Agent({ keepAlive: true, maxSockets: 64 }) }),
);
app.listen(options.port, '127.0.0.1');
