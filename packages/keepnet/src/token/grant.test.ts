import { inspect } from 'node:util';
import { afterEach, expect, it } from 'vitest';
import { failureOf } from '../../test/support/failure.ts';
import {
  type FakeUpstream,
  grantToken,
  type Handler,
  json,
  startFake,
} from '../../test/support/fake-upstream.ts';

let fake: FakeUpstream;
afterEach(() => fake.close());

const noCalls: Handler = (_request, response) => json(response, 404, {});

async function failureWith(onToken: Handler) {
  fake = await startFake(noCalls, onToken);
  return failureOf(fake.client().ready());
}

it('asks with a form, the secret in the body, and no Basic authentication', async () => {
  fake = await startFake(noCalls);
  await fake.client({ scope: 'api1 extra' }).ready();
  const [asked] = fake.tokenRequests;
  expect(asked?.method).toBe('POST');
  expect(asked?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
  expect(asked?.headers.authorization).toBeUndefined();
  expect(Object.fromEntries(new URLSearchParams(asked?.body))).toEqual({
    grant_type: 'client_credentials',
    client_id: 'console',
    client_secret: 'hush-hush',
    scope: 'api1 extra',
  });
});

it('keeps the path of an on-premise base URL', async () => {
  fake = await startFake(noCalls);
  await fake.client({ baseUrl: `${fake.url}/keepnet` }).ready();
  expect(fake.tokenRequests[0]?.path).toBe('/keepnet/connect/token');
});

it.each([
  ['400', 400, {}],
  ['401', 401, {}],
  ['401 with a challenge', 401, { 'www-authenticate': 'Basic realm="x"' }],
])('A1: %s means rejected credentials, asked for once', async (_name, status, headers) => {
  const error = await failureWith((_request, response) =>
    json(response, status, { error: 'invalid_client' }, headers),
  );
  expect(error).toMatchObject({ kind: 'credentials_rejected', status, outcome: 'not_sent' });
  expect(fake.tokenRequests).toHaveLength(1);
});

it('A1: a 400 that does not name the client is no rejection', async () => {
  const error = await failureWith((_request, response) => json(response, 400, { Status: 'INPUT_ERROR' }));
  expect(error).toMatchObject({ kind: 'token_unavailable', status: 400 });
});

it.each([
  ['an HTML page', 502, 'text/html', '<html>gateway</html>'],
  ['JSON under an error status', 500, 'application/json', '{"Status":"INTERNAL_SERVER_ERROR"}'],
  ['an answer that is no JSON', 200, 'application/json', '{"access_'],
  ['a token without a type', 200, 'application/json', '{"access_token":"t"}'],
  ['no content', 204, 'application/json', ''],
])('takes %s for an outage of tokens', async (_name, status, type, body) => {
  const error = await failureWith((_request, response) => {
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  expect(error).toMatchObject({ kind: 'token_unavailable', status, outcome: 'not_sent' });
});

it('never follows a redirect with the secret', async () => {
  const error = await failureWith((_request, response) => {
    response.writeHead(307, { location: `${fake.url}/elsewhere` }).end();
  });
  expect(error.kind).toBe('token_unavailable');
  expect(fake.arrived).toHaveLength(0);
});

it('tells a restricted network apart', async () => {
  const body = { status: 'IP_RESTRICTED', message: 'Your network is not allowed' };
  const error = await failureWith((_request, response) => json(response, 403, body));
  expect(error).toMatchObject({ kind: 'ip_restricted', messages: ['Your network is not allowed'] });
});

it('survives a blip without failing a call', async () => {
  fake = await startFake(noCalls, (request, response, turn) => {
    if (turn < 3) response.destroy();
    else grantToken(request, response, turn);
  });
  await fake.client({ random: () => 0 }).ready();
  expect(fake.tokenRequests).toHaveLength(3);
});

it('keeps secret and token out of whatever an error shows', async () => {
  const error = await failureWith((request, response) => {
    json(response, 400, { error: 'invalid_client', error_description: request.body });
  });
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('hush-hush');
});
