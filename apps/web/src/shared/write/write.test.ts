import { expect, test } from 'vitest';
import { type FailureCode, ProblemError } from '../problem-error.ts';
import { createWrite, noteWrite, writesUnderWay } from './write.ts';

const problem = (code: FailureCode, settled?: true) =>
  new ProblemError({ code, title: code, status: 500, settled });

/** A write whose answers are given one after the other, and what was sent. */
function setUp(...answers: (FailureCode | ProblemError | 'created')[]) {
  const sent: { body: string; key: string }[] = [];
  let keys = 0;
  const write = createWrite<string, { id: string }>(undefined, () => `key-${++keys}`);
  const send = async (body: string, key: string) => {
    sent.push({ body, key });
    const answer = answers.shift() ?? 'created';
    if (answer !== 'created') throw typeof answer === 'string' ? problem(answer) : answer;
    return { id: 'g1' };
  };
  return { write, sent, send };
}

test('a success is final, and nothing more is sent until a new write begins', async () => {
  const { write, send } = setUp();
  expect(await write.start('a', send)).toEqual({ id: 'g1' });
  expect(write.get()).toEqual({ status: 'done', answer: { id: 'g1' } });
  expect(await write.start('b', send)).toBeUndefined();
  write.reset();
  expect(write.get().status).toBe('idle');
});

test('a double click sends once', async () => {
  const { write, sent, send } = setUp();
  const [first, second] = await Promise.all([write.start('a', send), write.start('a', send)]);
  expect([first, second]).toEqual([{ id: 'g1' }, undefined]);
  expect(sent).toHaveLength(1);
});

test.each<FailureCode>([
  'upstream_refused',
  'upstream_unreachable',
  'upstream_rate_limited',
  'storage_unavailable',
  'rate_limited',
  'not_signed_in',
  'invalid_request',
  'company_private',
])('after %s nothing was done: the next request has a new key', async (code) => {
  const { write, sent, send } = setUp(code);
  await write.start('a', send);
  expect(write.get()).toMatchObject({ status: 'refused', error: { code } });
  await write.start('b', send);
  expect(sent).toEqual([
    { body: 'a', key: 'key-1' },
    { body: 'b', key: 'key-2' },
  ]);
});

test.each<FailureCode>([
  'outcome_unknown',
  'write_in_progress',
  'no_connection',
  'unreadable_answer',
  'internal',
])('%s leaves the outcome open: nothing new can be sent, and checking repeats key and body', async (code) => {
  const { write, sent, send } = setUp(code);
  await write.start('a', send);
  expect(write.get()).toMatchObject({ status: 'unknown', checks: 0, error: { code } });
  expect(await write.start('b', send)).toBeUndefined();
  expect(await write.check(send)).toEqual({ id: 'g1' });
  expect(sent).toEqual([
    { body: 'a', key: 'key-1' },
    { body: 'a', key: 'key-1' },
  ]);
});

test.each<FailureCode>([
  'not_signed_in',
  'rate_limited',
  'storage_unavailable',
  'upstream_unreachable',
  'company_private',
  'no_connection',
])('a check that fails with %s says nothing about the write', async (code) => {
  const { write, sent, send } = setUp('outcome_unknown', code);
  await write.start('a', send);
  await write.check(send);
  expect(write.get()).toMatchObject({ status: 'unknown', checks: 1, error: { code } });
  await write.check(send);
  expect(new Set(sent.map(({ key }) => key))).toEqual(new Set(['key-1']));
});

test.each<FailureCode>(['upstream_refused', 'upstream_unreachable', 'members_partial'])(
  'a check that finds out that it ended with %s ends it, and the next request has a new key',
  async (code) => {
    const { write, sent, send } = setUp('no_connection', problem(code, true));
    await write.start('a', send);
    await write.check(send);
    expect(write.get()).toMatchObject({ status: 'refused', error: { code } });
    await write.start('b', send);
    expect(sent.map(({ key }) => key)).toEqual(['key-1', 'key-1', 'key-2']);
  },
);

test('an attempt from before a reload is unknown, and can be checked', async () => {
  const write = createWrite<string, string>({ key: 'old', body: 'a' });
  expect(write.get()).toEqual({ status: 'unknown', attempt: { key: 'old', body: 'a' }, checks: 0 });
  expect(await write.check(async (body, key) => `${body} ${key}`)).toBe('a old');
});

test('what is thrown besides problems leaves the outcome open too', async () => {
  const write = createWrite<string, string>();
  await write.start('a', () => Promise.reject(new TypeError('odd')));
  expect(write.get().status).toBe('unknown');
});

test.each([
  ['created', 'done'],
  ['upstream_refused', 'refused'],
  ['wrong_person', 'refused'],
  ['members_partial', 'partial'],
  ['no_connection', 'unknown'],
  ['outcome_unknown', 'unknown'],
] as const)('a write in flight reports %s as %s', async (answer, ending) => {
  const { write, send } = setUp(answer);
  const writing = write.start('a', send);
  const [told] = writesUnderWay();
  await writing;
  expect(await told).toBe(ending);
  expect(writesUnderWay()).toEqual([]);
});

test('a check of an unknown outcome that fails leaves it unknown, also to those who tell of it later', async () => {
  const { write, send } = setUp('no_connection', 'wrong_person');
  await write.start('a', send);
  const checking = write.check(send);
  const [told] = writesUnderWay();
  await checking;
  expect(await told).toBe('unknown');
});

test('a write without a form is told of too, and rejects to its caller as before', async () => {
  const failed = noteWrite(Promise.reject(problem('no_connection')));
  const [told] = writesUnderWay();
  await expect(failed).rejects.toMatchObject({ code: 'no_connection' });
  expect(await told).toBe('unknown');
});

test('that the record is another by now is certain, even when the outcome was unknown before', async () => {
  const { write, sent, send } = setUp('no_connection', 'record_changed');
  await write.start('a', send);
  expect(write.get().status).toBe('unknown');
  await write.check(send);
  expect(write.get()).toMatchObject({ status: 'refused', error: { code: 'record_changed' } });
  await write.start('b', send);
  expect(sent.map(({ key }) => key)).toEqual(['key-1', 'key-1', 'key-2']);
});
