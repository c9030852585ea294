import type { FixedAnswer } from '@reseller-console/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { answerMs, askAgainMs } from '../src/auth/access-check.ts';
import { eventsOf, roleSeen } from './support/access.ts';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { callbackUrl, visit } from './support/sign-in-flow.ts';

/** The table of docs/security.md: what becomes of a session when the provider answers like this. */
type Fate = 'ends' | 'waits';

const json = (status: number, body: unknown, headers: Record<string, string> = {}): FixedAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
const html = (status: number): FixedAnswer => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: '<h1>No</h1>',
});
const challenge = (status: number, header: string): FixedAnswer => ({
  status,
  headers: { 'www-authenticate': header },
});
const word = (error: string, status = 400) => json(status, { error, error_description: 'words of theirs' });

const outages: [string, FixedAnswer][] = [
  ['404', html(404)],
  ['429 in words', word('too_many_requests', 429)],
  ['429 with a word that would be a refusal', word('access_denied', 429)],
  ['500', html(500)],
  ['503 with a challenge', challenge(503, 'Bearer error="invalid_token"')],
  ['a redirect', { status: 302, headers: { location: 'https://example.com/elsewhere' } }],
  ['200 in HTML', html(200)],
  ['200 without what was asked for', json(200, {})],
  ['200 that is no JSON', { status: 200, headers: { 'content-type': 'application/json' }, body: '{' }],
  ['a connection that is cut', 'reset'],
  ['silence', 'silence'],
];
const waits = outages.map(([name, answer]): [string, FixedAnswer, Fate] => [name, answer, 'waits']);

const refresh: [string, FixedAnswer, Fate][] = [
  ...[
    'invalid_grant',
    'invalid_token',
    'access_denied',
    'interaction_required',
    'login_required',
    'consent_required',
    'account_selection_required',
    'a_word_of_their_own',
  ].map((error): [string, FixedAnswer, Fate] => [`400 ${error}`, word(error), 'ends']),
  ...[
    'invalid_client',
    'unauthorized_client',
    'invalid_request',
    'unsupported_grant_type',
    'invalid_scope',
    'temporarily_unavailable',
    'server_error',
  ].map((error): [string, FixedAnswer, Fate] => [`400 ${error}`, word(error), 'waits']),
  ['400 in HTML', html(400), 'ends'],
  ['400 without a body', { status: 400 }, 'ends'],
  ['400 invalid_client as text', { status: 400, body: '{"error":"invalid_client"}' }, 'waits'],
  [
    '400 invalid_grant with a challenge',
    json(400, { error: 'invalid_grant' }, { 'www-authenticate': 'Basic realm="id"' }),
    'ends',
  ],
  ['401 invalid_grant', word('invalid_grant', 401), 'ends'],
  ['401 invalid_client', word('invalid_client', 401), 'waits'],
  [
    '401 invalid_client with a challenge',
    json(401, { error: 'invalid_client' }, { 'www-authenticate': 'Basic realm="id"' }),
    'waits',
  ],
  ['401 in HTML', html(401), 'waits'],
  ['403 invalid_grant', word('invalid_grant', 403), 'ends'],
  ['403 in HTML', html(403), 'ends'],
  ['403 unauthorized_client', word('unauthorized_client', 403), 'waits'],
  ...waits,
];

const userinfo: [string, FixedAnswer, Fate][] = [
  ['401 without a header', { status: 401 }, 'ends'],
  ['401 in HTML', html(401), 'ends'],
  ['401 invalid_token', challenge(401, 'Bearer error="invalid_token"'), 'ends'],
  ['401 with a bare scheme', challenge(401, 'Bearer'), 'ends'],
  ['401 with another scheme', challenge(401, 'Basic realm="id"'), 'ends'],
  ['401 with a header that cannot be read', challenge(401, '"Bearer" error=;,'), 'ends'],
  ['401 with parameters that lack commas', challenge(401, 'Bearer error=invalid_token x=y z'), 'ends'],
  ['403 insufficient_scope', challenge(403, 'Bearer error="insufficient_scope", scope="openid"'), 'ends'],
  ['403 in HTML', html(403), 'ends'],
  ['400 invalid_token', challenge(400, 'Bearer error="invalid_token"'), 'ends'],
  ['400 invalid_token in the body', word('invalid_token'), 'ends'],
  ['400 invalid_request', challenge(400, 'Bearer error="invalid_request"'), 'waits'],
  ['400 in HTML', html(400), 'waits'],
  ['200 about another subject', json(200, { sub: 'admin', roles: ['admin'] }), 'ends'],
  ...waits,
];

const clock = new Clock();
const discovery = '/.well-known/openid-configuration';

describe.each([
  ['a refresh', '/token', true, 'both' as const, refresh],
  ['userinfo by an access token', '/me', false, 'both' as const, userinfo],
  // The refresh is good each time, and its new token must not be lost.
  [
    'userinfo after a refresh',
    '/me',
    true,
    'userinfo' as const,
    userinfo.filter(([name]) => name !== 'silence'),
  ],
])('%s', (_name, path, refreshTokens, rights, rows) => {
  let site: TestConsole;
  let browser: HttpClient;
  beforeAll(async () => {
    site = await startConsole({ refreshTokens, overrides: { now: clock.now } });
    site.idp.control.setTelling({ rights });
    browser = site.browser();
  });
  afterAll(() => site.close());
  afterEach(() => site.idp.control.setAnswer(path, undefined));

  test.each(rows)('answered by %s', async (_answer, answer, fate) => {
    if ((await roleSeen(browser)) !== 'operator') browser = await site.signIn('operator');
    site.idp.control.setAnswer(path, answer);
    clock.advance(answerMs);
    expect(await roleSeen(browser)).toBe(fate === 'ends' ? 'not_signed_in' : 'operator');
    site.idp.control.setAnswer(path, undefined);
    clock.advance(answerMs);
    expect(await roleSeen(browser)).toBe(fate === 'ends' ? 'not_signed_in' : 'operator');
    if (fate === 'ends') {
      const [event] = (await eventsOf(site, 'session.end')).slice(-1);
      expect(event).toMatchObject({ detail: { reason: 'provider_refused' } });
    }
    expect(site.logs()).not.toContain('words of theirs');
  });
});

describe('what the provider publishes', () => {
  let site: TestConsole;
  beforeAll(async () => {
    site = await startConsole({ overrides: { now: clock.now } });
  });
  afterAll(() => site.close());
  afterEach(() => {
    site.idp.control.setAnswer(discovery, undefined);
    site.idp.control.setAnswer('/jwks', undefined);
  });

  const published: [string, FixedAnswer][] = [
    ['401', challenge(401, 'Bearer error="invalid_token"')],
    ['403', html(403)],
    ['400', word('invalid_grant')],
    ...outages.filter(([name]) => name !== 'silence'),
  ];

  test.each(published)('ends no session and signs no one in if it is %s', async (_name, answer) => {
    const browser = await site.signIn('operator');
    site.idp.control.setAnswer(discovery, answer);
    clock.advance(answerMs);
    expect(await roleSeen(browser)).toBe('operator');
    const unavailable = '/sign-in?reason=identity_provider_unavailable';
    expect(await visit(site.browser(), '/auth/login')).toBe(unavailable);
    site.idp.control.setAnswer(discovery, undefined);

    const returning = site.browser();
    const callback = await callbackUrl(returning, 'operator');
    site.idp.control.setAnswer(discovery, answer);
    clock.advance(askAgainMs);
    expect(await visit(returning, callback)).toBe(unavailable);
    site.idp.control.setAnswer(discovery, undefined);

    const unproven = site.browser();
    const keyless = await callbackUrl(unproven, 'operator');
    site.idp.control.setAnswer('/jwks', answer);
    expect(await visit(unproven, keyless)).toMatch(/^\/sign-in\?reason=/);
    clock.advance(answerMs);
    expect(await roleSeen(browser)).toBe('operator');
    expect(await roleSeen(unproven)).toBe('not_signed_in');
  });
});
