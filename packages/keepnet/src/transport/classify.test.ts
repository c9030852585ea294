import { expect, it } from 'vitest';
import { readAnswer } from './classify.ts';
import type { Answer } from './exchange.ts';

const answer = (status: number, body: unknown): Answer => ({
  status,
  headers: {},
  bytes: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});
const read = (status: number, body: unknown) => readAnswer(answer(status, body), 0);

it.each([
  ['the common envelope', { data: { id: 1 }, status: 'SUCCESS', message: 'ok', validationMessages: [] }],
  ['the other envelope', { isSuccess: true, data: { id: 1 }, messages: [] }],
  ['Pascal case', { Data: { id: 1 }, Status: 'SUCCESS' }],
  ['an unknown status', { data: { id: 1 }, status: 'QUEUED' }],
])('A4: reads data of %s', (_name, body) => {
  expect(read(200, body)).toEqual({ data: { id: 1 } });
});

it.each([
  [{ status: 'FAILED' }, 'failed'],
  [{ status: 'INTERNAL_SERVER_ERROR' }, 'failed'],
  [{ status: 'input_error' }, 'invalid'],
  [{ status: 'COMPANY_NOT_FOUND' }, 'not_found'],
  [{ status: 'PRIVACY_ERROR' }, 'privacy'],
  [{ status: 'IP_RESTRICTED' }, 'ip_restricted'],
  [{ Status: 'FAILED' }, 'failed'],
  [{ isSuccess: false, data: null }, 'failed'],
  [{ IsSuccess: false }, 'failed'],
])('A4: %j with HTTP 200 is a failure, and a clear one', (body, kind) => {
  expect(read(200, body).error).toMatchObject({ kind, status: 200, outcome: 'clear', envelope: true });
});

it('A4: puts the messages of either form together, the most particular first', () => {
  const body = {
    status: 'INPUT_ERROR',
    message: 'Invalid request',
    messages: ['b', 'a'],
    ValidationMessages: ['a'],
  };
  expect(read(400, body).error?.messages).toEqual(['a', 'b', 'Invalid request']);
});

it('messages are cleaned, and capped in number and length', () => {
  const many = Array.from({ length: 50 }, (_, n) => `${n} ${'x'.repeat(900)}`);
  const messages = read(400, {
    status: 'INPUT_ERROR',
    validationMessages: ['a\u0000\n b\u202e', 7, null, ...many],
  }).error?.messages;
  expect(messages?.[0]).toBe('a b');
  expect(messages).toHaveLength(10);
  expect(Math.max(...(messages ?? []).map(({ length }) => length))).toBe(300);
});

it.each([
  [400, { status: 'INPUT_ERROR' }, 'invalid', 'clear'],
  [403, { status: 'FAILED' }, 'forbidden', 'clear'],
  [403, { Status: 'PRIVACY_ERROR' }, 'privacy', 'clear'],
  [403, { status: 'IP_RESTRICTED' }, 'ip_restricted', 'clear'],
  [404, { status: 'NOT_FOUND' }, 'not_found', 'clear'],
  [429, '', 'rate_limited', 'clear'],
  [400, '<html>', 'invalid', 'unknown'],
  [408, {}, 'unavailable', 'unknown'],
  [500, { Status: 'INTERNAL_SERVER_ERROR' }, 'failed', 'unknown'],
  [500, '', 'unavailable', 'unknown'],
  [503, {}, 'unavailable', 'unknown'],
  [503, '<html>', 'unavailable', 'unknown'],
  [301, '', 'bad_answer', 'unknown'],
  [200, '<html>', 'bad_answer', 'unknown'],
  [200, '[]', 'bad_answer', 'unknown'],
  [204, '', 'bad_answer', 'unknown'],
])('A24: HTTP %i with %j is %s, %s', (status, body, kind, outcome) => {
  expect(read(status, body).error).toMatchObject({ kind, status, outcome });
});

it('a 503 is never an empty success', () => {
  expect(read(503, { status: 'SUCCESS', data: [] }).error).toMatchObject({ status: 503 });
});

it('no word of Keepnet gets into what a logger takes from an error', () => {
  const error = read(400, { status: 'INPUT_ERROR', message: 'ann@example.com exists' }).error;
  expect(error?.messages).toEqual(['ann@example.com exists']);
  expect(`${error?.stack} ${JSON.stringify({ ...error })}`).not.toContain('ann@');
});
