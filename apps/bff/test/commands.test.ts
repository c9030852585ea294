import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeepnetError } from '@reseller-console/keepnet';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { createTrail } from '../src/audit/trail.ts';
import type { Command, Proof } from '../src/commands/command.ts';
import { type CommandRequest, createCommands } from '../src/commands/commands.ts';
import { createScopeStops } from '../src/companies/scope-stops.ts';
import { type Database, openDatabase } from '../src/db/database.ts';
import { createLeases, type Leases } from '../src/platform/lease.ts';
import { Clock } from './support/clock.ts';
import { freshDatabaseUrl } from './support/database.ts';

const sessionSecret = 'a secret of at least thirty-two characters';
const times = { sendMs: 200, reconcile: { waits: [0, 10], deadlineMs: 200 }, queueMs: 400, notedMs: 600_000 };
const person = { id: 'op', name: 'Oren Castellane', email: null, role: 'operator', companies: null } as const;

/** An upstream of labels, of which one call sets many. */
class Labels {
  readonly sent: string[][] = [];
  readonly set = new Set<string>();
  /** What the next call does. */
  next: (names: readonly string[]) => void = () => {};

  readonly command: Command<string, { name: string }, null> = {
    action: 'company-group.rename',
    success: 'changed',
    provenBy: [],
    batchSize: 100,
    shapes: { wanted: z.object({ name: z.string() }), before: z.null() },
    target: (name) => name,
    wanted: (name) => ({ name }),
    subject: ({ wanted }) => [`label ${wanted.name}`],
    intended: ({ name }) => ({ name }),
    note: async (writes) => writes.map(() => null),
    steps: [
      (writes) => async () => {
        const names = writes.map(({ wanted }) => wanted.name);
        this.sent.push(names);
        const { next } = this;
        this.next = () => {};
        next(names);
        for (const name of names) this.set.add(name);
      },
    ],
    prove: async (writes) =>
      writes.map(({ wanted: { name } }): Proof => {
        const isSet = this.set.has(name);
        return { state: isSet ? 'done' : 'untouched', answer: { name }, detail: {}, facts: {} };
      }),
    fieldErrors: () => [],
  };
}

let folder: string;
let database: Database;
let labels: Labels;
const clock = new Clock();
const log = pino({ level: 'silent' });

/** One process that uses the database. */
async function replica() {
  const leases = createLeases(database.kysely, clock.now);
  await leases.start(false);
  const trail = createTrail(database, sessionSecret, clock.now);
  const options = {
    ownCompany: { get: async () => undefined },
    stops: createScopeStops(database, 'client'),
    database,
    trail,
    leases,
    log,
    sessionSecret,
    known: [labels.command],
    times,
    now: clock.now,
  };
  return { leases, commands: createCommands(options) };
}

const request = (input: string, idempotencyKey: string = randomUUID()): CommandRequest<string> => ({
  person,
  route: 'PUT /api/labels',
  requestId: 'r-1',
  idempotencyKey,
  input,
  admit: async () => null,
});

const events = async () =>
  (await database.kysely.selectFrom('audit_events').selectAll().orderBy('id').execute()).map(
    ({ target, kind, outcome }) => `${target}: ${kind} ${outcome}`,
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commands-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const started: Leases[] = [];
beforeEach(async () => {
  labels = new Labels();
  database = await openDatabase({ url: await freshDatabaseUrl(), dataDir: join(folder, randomUUID()) });
});
afterEach(async () => {
  for (const leases of started.splice(0)) await leases.stop();
  await database.close();
});

async function alive() {
  const one = await replica();
  started.push(one.leases);
  return one;
}

describe('many commands in one call', () => {
  test('250 are three calls, each intent is there before its call, and each has its own answer', async () => {
    const { commands } = await alive();
    const names = Array.from({ length: 250 }, (_, index) => `label-${index}`);
    const intents: number[] = [];
    const count = async () => (await events()).filter((event) => event.includes('intent')).length;
    const step = labels.command.steps[0];
    const command = {
      ...labels.command,
      steps: [
        async (...asked: Parameters<NonNullable<typeof step>>) => {
          intents.push(await count());
          return step?.(...asked);
        },
      ],
    };
    const answers = await commands.executeAll(
      command,
      names.map((name) => request(name)),
    );
    expect(labels.sent.map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(intents).toEqual([100, 200, 250]);
    expect(answers.map(({ body }) => body)).toEqual(names.map((name) => ({ name, complete: true })));
    expect(await events()).toHaveLength(500);
  });

  test('a lost answer is proved for each: what shows is changed, the rest stays unknown', async () => {
    const { commands } = await alive();
    labels.next = () => {
      labels.set.add('red');
      throw new KeepnetError('timeout', { outcome: 'unknown' });
    };
    const [red, blue] = [request('red'), request('blue')];
    const answers = await commands.executeAll(labels.command, [red, blue]);
    expect(answers.map(({ status }) => status)).toEqual([200, 504]);
    labels.set.add('blue');
    const again = await commands.executeAll(labels.command, [red, blue]);
    expect(again.map(({ status }) => status)).toEqual([200, 200]);
    expect(labels.sent).toEqual([['red', 'blue']]);
  });

  test('a subject that is busy waits alone and holds up none of the others', async () => {
    const { commands } = await alive();
    const other = await alive();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = { ...labels.command, note: () => held.then(() => [null]) };
    const slowly = other.commands.execute(slow, request('red'));
    await expect.poll(events).toContain('red: intent intended');
    const many = commands.executeAll(labels.command, [request('red'), request('blue')]);
    await expect.poll(() => labels.sent).toEqual([['blue']]);
    release();
    expect((await slowly).status).toBe(200);
    expect((await many).map(({ status }) => status)).toEqual([200, 200]);
    expect(labels.sent).toEqual([['blue'], ['red'], ['red']]);
  });
});

describe('many commands with a call each', () => {
  const single = () => ({ ...labels.command, batchSize: 1 });
  const names = ['red', 'blue', 'green'];

  test('every intent is there before the first call, and all outcomes come together after the last', async () => {
    const { commands } = await alive();
    const seen: string[][] = [];
    const [step] = labels.command.steps;
    const watched = {
      ...single(),
      steps: [
        async (...asked: Parameters<NonNullable<typeof step>>) => {
          seen.push(await events());
          return step?.(...asked);
        },
      ],
    };
    const answers = await commands.executeAll(
      watched,
      names.map((name) => request(name)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(labels.sent).toEqual([['red'], ['blue'], ['green']]);
    const intents = names.map((name) => `${name}: intent intended`);
    expect(seen).toEqual([intents, intents, intents]);
    expect((await events()).slice(3)).toEqual(names.map((name) => `${name}: outcome changed`));
  });

  test('a state that the caller has just read is not read again, an older one is', async () => {
    const { commands } = await alive();
    const note = vi.fn(labels.command.note);
    const seenAt = (name: string, at: number) => ({ ...request(name), noted: { before: null, at } });
    const [fresh, old] = [performance.now(), performance.now() - 600_001];
    await commands.executeAll({ ...single(), note }, [seenAt('red', fresh), seenAt('blue', old)]);
    expect(note.mock.calls.map(([writes]) => writes.map(({ target }) => target))).toEqual([['blue']]);
    expect(labels.sent).toEqual([['red'], ['blue']]);
  });

  test.each([
    ['has no room', new KeepnetError('rate_limited', { outcome: 'clear', retryAfterSeconds: 7 }), 503],
    ['is not reached', new KeepnetError('unavailable', { outcome: 'not_sent' }), 502],
  ])('once Keepnet %s, the rest is not sent and says why', async (_, error, status) => {
    const { commands } = await alive();
    labels.next = () => {
      labels.next = () => {
        throw error;
      };
    };
    const answers = await commands.executeAll(
      single(),
      names.map((name) => request(name)),
    );
    expect(answers.map((answer) => answer.status)).toEqual([200, status, status]);
    expect(labels.sent).toEqual([['red'], ['blue']]);
    expect(await events()).toContain('green: outcome not_sent');
  });

  test('of the writes of a dead process, only the one that may have been sent stays unknown', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] });
    const { commands } = await replica();
    vi.useRealTimers();
    const [step] = labels.command.steps;
    const hangs = {
      ...single(),
      steps: [
        (...asked: Parameters<NonNullable<typeof step>>) =>
          labels.sent.length === 1 ? () => new Promise<never>(() => {}) : step?.(...asked),
      ],
    };
    void commands.executeAll(
      hangs,
      names.map((name) => request(name)),
    );
    const noted = () => database.kysely.selectFrom('writes').select('before').execute();
    await expect.poll(async () => (await noted()).filter(({ before }) => before !== null)).toHaveLength(2);
    clock.advance(15_001);
    await (await alive()).commands.recoverAbandoned();
    expect((await events()).slice(3).toSorted()).toEqual([
      'blue: reconciled unknown',
      'green: reconciled not_sent',
      'red: reconciled changed',
    ]);
    expect(labels.sent).toEqual([['red']]);
  });
});

describe('what a crashed process left open', () => {
  /** Opens a write in a process that dies while it sends: it gives no sign of life any more. */
  async function crashed(name: string) {
    vi.useFakeTimers({ toFake: ['setInterval'] });
    const { commands } = await replica();
    vi.useRealTimers();
    const hung = { ...labels.command, steps: [() => new Promise<undefined>(() => {})] };
    void commands.execute(hung, request(name));
    await expect.poll(events).toContain(`${name}: intent intended`);
    const noted = () =>
      database.kysely.selectFrom('writes').select('before').where('target', '=', name).execute();
    await expect.poll(noted).toEqual([{ before: 'null' }]);
  }

  test('is left alone while the process may live, and settled 15 seconds after its last sign of life', async () => {
    const { commands } = await alive();
    await crashed('red');
    labels.set.add('red');
    await commands.recoverAbandoned();
    expect(await events()).toEqual(['red: intent intended']);
    clock.advance(15_001);
    await commands.recoverAbandoned();
    expect(await events()).toEqual(['red: intent intended', 'red: reconciled changed']);
  });

  test('frees its subject even where this build does not know its action or cannot read it', async () => {
    for (const name of ['red', 'blue']) await crashed(name);
    const writes = database.kysely.updateTable('writes');
    await writes.set({ action: 'label.paint' }).where('target', '=', 'red').execute();
    await writes.set({ wanted: '{"colour":1}' }).where('target', '=', 'blue').execute();
    clock.advance(60_000);
    const { commands } = await alive();
    await commands.recoverAbandoned();
    expect((await events()).slice(2).sort()).toEqual(['blue: reconciled unknown', 'red: reconciled unknown']);
    for (const name of ['red', 'blue']) {
      expect((await commands.execute(labels.command, request(name))).status).toBe(200);
    }
  });

  test('of an unknown action does not starve the rest', async () => {
    for (let index = 0; index < 20; index += 1) await crashed(`old-${index}`);
    await database.kysely.updateTable('writes').set({ action: 'label.paint' }).execute();
    await crashed('red');
    labels.set.add('red');
    clock.advance(60_000);
    const { commands } = await alive();
    for (let round = 0; round < 2; round += 1) await commands.recoverAbandoned();
    expect(await events()).toContain('red: reconciled changed');
  });
});

test('two unknown writes about one subject that are asked for at once are both answered', async () => {
  const { commands } = await alive();
  const other = await alive();
  const unknown = async () => {
    labels.next = () => {
      throw new KeepnetError('timeout', { outcome: 'unknown' });
    };
    const asked = request('red');
    expect((await commands.execute(labels.command, asked)).status).toBe(504);
    return asked;
  };
  for (let round = 0; round < 20; round += 1) {
    const [one, two] = [await unknown(), await unknown()];
    const answers = await Promise.all([
      commands.execute(labels.command, one),
      other.commands.execute(labels.command, two),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([504, 504]);
  }
});

test('what waits for another write stops waiting when its caller has left', async () => {
  const { commands } = await alive();
  const hung = { ...labels.command, note: () => new Promise<null[]>(() => {}) };
  void commands.execute(hung, request('red'));
  await expect.poll(events).toContain('red: intent intended');
  const caller = new AbortController();
  const waiting = commands.execute(labels.command, { ...request('red'), left: caller.signal });
  caller.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'write_in_progress' });
});
