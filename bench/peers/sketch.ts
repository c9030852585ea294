// What a good engineer writes in an afternoon: Express with sessions in memory, a check of the role, the query checked by Zod, a request
// id, a line of log for each request, and undici in front of Keepnet. It has no limits, deadlines, retries or proof of scope, and passes
// answers on unread.
import { randomUUID } from 'node:crypto';
import express from 'express';
import { Pool } from 'undici';
import { TargetUserQuery } from '../../packages/contract/src/index.ts';
import { searchTargetUsers } from '../../packages/keepnet/src/target-user-search.ts';
import { readArguments, scopeHeaders } from './options.ts';

const options = readArguments(process.argv);
const pool = new Pool(options.upstream, { connections: 64 });
const added = { 'content-type': 'application/json', ...scopeHeaders(options) };
const sessions = new Map<string, { user: string; role: string }>();
const mayRead = new Set(['viewer', 'operator', 'admin']);

const app = express();
app.get('/ready', (_request, response) => response.end());
app.post('/sign-in', (_request, response) => {
  const id = randomUUID();
  sessions.set(id, { user: 'person', role: 'viewer' });
  response.cookie('sid', id, { httpOnly: true, sameSite: 'strict' }).end();
});
app.use((request, response, next) => {
  const id = randomUUID();
  const started = performance.now();
  response.set('X-Request-Id', id);
  response.on('finish', () => {
    const { method, path } = request;
    const ms = Math.round(performance.now() - started);
    console.log(JSON.stringify({ time: Date.now(), id, method, path, status: response.statusCode, ms }));
  });
  next();
});
app.use((request, response, next) => {
  const session = sessions.get(/(?:^|; )sid=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '');
  if (session === undefined) response.status(401).end();
  else if (!mayRead.has(session.role)) response.status(403).end();
  else next();
});
app.get('/api/companies/:companyId/target-users', async (request, response) => {
  const query = TargetUserQuery.safeParse(request.query);
  if (!query.success) return void response.status(400).json(query.error.issues);
  const { body } = searchTargetUsers(query.data);
  const search = { method: 'POST', path: '/api/target-users/search', body: JSON.stringify(body) } as const;
  const answer = await pool.request({ ...search, headers: added });
  response
    .status(answer.statusCode)
    .type('json')
    .send(Buffer.from(await answer.body.arrayBuffer()));
});
app.listen(options.port, '127.0.0.1');
