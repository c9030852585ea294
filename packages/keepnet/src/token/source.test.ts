import { expect, it } from 'vitest';
import { KeepnetError } from '../error.ts';
import type { Grant } from './grant.ts';
import { TokenSource } from './source.ts';

const never = new AbortController().signal;

/** A source on a clock that the test moves, whose grants the test settles. */
function setUp(expiresInSeconds: number | undefined = 3600) {
  const clock = { ms: 1_000_000 };
  const asked: PromiseWithResolvers<Grant>[] = [];
  const grant = () => {
    const next = Promise.withResolvers<Grant>();
    asked.push(next);
    return next.promise;
  };
  const source = new TokenSource(
    grant,
    () => clock.ms,
    () => 0,
  );
  const answer = (name: string) => asked.at(-1)?.resolve({ accessToken: name, expiresInSeconds });
  const first = async (name: string) => {
    const token = source.get(never);
    answer(name);
    return token;
  };
  return { clock, asked, source, answer, first };
}

it('makes one request for many that wait', async () => {
  const { source, asked, answer } = setUp();
  const waiting = Array.from({ length: 100 }, () => source.get(never));
  answer('one');
  const tokens = new Set(await Promise.all(waiting));
  expect(tokens.size).toBe(1);
  expect(asked).toHaveLength(1);
});

it('renews behind the callers before the end, and never uses a token in its last minute', async () => {
  const { clock, source, asked, first, answer } = setUp();
  const old = await first('old');
  clock.ms += (3600 - 119) * 1000;
  expect(source.get(never)).toBe(old);
  expect(asked).toHaveLength(2);
  clock.ms += 60_000;
  const waiting = source.get(never);
  answer('new');
  expect((await waiting).authorization).toBe('Bearer new');
  expect(asked).toHaveLength(2);
});

it('keeps a token of unstated life for less than five minutes', async () => {
  const clock = { ms: 0 };
  let asked = 0;
  const grant = async () => ({
    accessToken: `t${++asked}`,
    expiresInSeconds: undefined,
  });
  const source = new TokenSource(
    grant,
    () => clock.ms,
    () => 0,
  );
  await source.get(never);
  clock.ms = 200_000;
  await source.get(never);
  expect(asked).toBe(1);
  clock.ms = 299_000;
  await source.get(never);
  expect(asked).toBe(2);
});

it('a failed early renewal disturbs no call', async () => {
  const { clock, source, asked, first } = setUp();
  const old = await first('old');
  clock.ms += (3600 - 100) * 1000;
  source.get(never);
  asked.at(-1)?.reject(new KeepnetError('token_unavailable', { status: 400 }));
  await expect(asked.at(-1)?.promise).rejects.toThrow();
  expect(source.get(never)).toBe(old);
});

it('leaves the shared request alone when one caller gives up', async () => {
  const { source, asked, answer } = setUp();
  const leaving = new AbortController();
  const left = source.get(leaving.signal);
  const staying = source.get(never);
  leaving.abort(new KeepnetError('aborted'));
  await expect(left).rejects.toMatchObject({ kind: 'aborted' });
  answer('one');
  expect((await staying).authorization).toBe('Bearer one');
  expect(asked).toHaveLength(1);
});

it('drops a refused token once, not the one that replaced it', async () => {
  const { source, asked, first } = setUp();
  const old = await first('old');
  source.drop(old);
  const fresh = await first('fresh');
  source.drop(old);
  expect(source.get(never)).toBe(fresh);
  expect(asked).toHaveLength(2);
});

it('remembers rejected credentials for five seconds, then recovers without a restart', async () => {
  const { clock, source, asked, first } = setUp();
  const rejected = source.get(never);
  asked.at(-1)?.reject(new KeepnetError('credentials_rejected', { status: 400 }));
  await expect(rejected).rejects.toMatchObject({ kind: 'credentials_rejected' });
  await expect(source.get(never)).rejects.toMatchObject({ kind: 'credentials_rejected' });
  expect(asked).toHaveLength(1);
  clock.ms += 5_001;
  expect((await first('works')).authorization).toBe('Bearer works');
});
