import { expect, it } from 'vitest';
import { buildRequest, read } from './route.ts';

const base = { base: new URL('https://keepnet.example.org/on-premise/'), companyHeaders: 'both' } as const;
const search = read('POST', '/api/target-users/search');

it('keeps the path of the base URL', () => {
  expect(buildRequest(base, search, { companyId: 'c1', body: {} }, undefined).path).toBe(
    '/on-premise/api/target-users/search',
  );
});

it.each(['', 'a b', '../x'])('never builds a scoped request for the company id %j', (companyId) => {
  expect(() => buildRequest(base, search, { companyId, body: {} }, undefined)).toThrow(
    expect.objectContaining({ kind: 'invalid_scope', outcome: 'not_sent' }),
  );
});

it('a route whose words would pass as ids cannot be declared', () => {
  expect(() => read('GET', '/api/companies/{resourceId}/secrets')).toThrow(TypeError);
  expect(() => read('GET', '/api/lookups/21')).not.toThrow();
});
