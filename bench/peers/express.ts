// What most people would build: Express with express-session in memory and http-proxy-middleware.

import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import express from 'express';
import session from 'express-session';
import { createProxyMiddleware } from 'http-proxy-middleware';
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
  request.session.user = 'somebody';
  response.end();
});
app.use((request, response, next) => {
  if (request.session.user === undefined) response.status(401).end();
  else next();
});
app.use(
  createProxyMiddleware({
    target: options.upstream,
    agent: new Agent({ keepAlive: true, maxSockets: 64 }),
    headers: scopeHeaders(options),
  }),
);
app.listen(options.port, '127.0.0.1');
