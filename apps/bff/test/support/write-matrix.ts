import * as z from 'zod';
import type { TestConsole } from './console.ts';
import { type FaultCase, faultCases } from './fault-cases.ts';
import type { HttpClient } from './http-client.ts';
import type { Random } from './random.ts';
import { rowsOf } from './rows.ts';
import { type Told, type WriteCase, writeCases } from './write-cases.ts';

/** What a run of the matrix saw; all but `cases` and `answers` must be nothing. */
export interface MatrixReport {
  cases: number;
  duplicates: number;
  wrong: string[];
  answers: Record<string, number>;
}

export const emptyReport = (): MatrixReport => ({ cases: 0, duplicates: 0, wrong: [], answers: {} });

const Event = z.object({ write_id: z.string().nullable(), kind: z.string(), outcome: z.string() });

const isDone = ({ status }: Told): boolean => status === 200 || status === 201;
const isUnknown = ({ code }: Told): boolean => code === 'outcome_unknown' || code === 'members_partial';

/** What a person must be told. `lying`: Keepnet said no and did it, which no client can know. */
function mustSay(
  { call }: WriteCase,
  { leaves, applied }: FaultCase,
  blind: boolean,
): 'done' | 'unknown' | 'refused' | 'lying' {
  // A change answers with what is really there, and a person has to look at it.
  if (leaves === 'an answer') return blind && call.method === 'PUT' ? 'unknown' : 'done';
  if (leaves === 'a no') return applied === 'before' ? 'refused' : 'lying';
  if (blind) return 'unknown';
  if (applied === 'after') return 'done';
  return leaves === 'a failure' ? 'refused' : 'unknown';
}

const said = (told: Told) => (isDone(told) ? 'done' : isUnknown(told) ? 'unknown' : 'refused');

/** The outcomes in the trail that fit each answer to the person. */
const inTrail: Record<ReturnType<typeof said>, string[]> = {
  done: ['created', 'changed'],
  unknown: ['unknown', 'partial'],
  refused: ['refused', 'not_sent'],
};

/** The events of a write, oldest first; a later look at it keeps the id of its request. */
async function eventsOf(system: TestConsole, requestId: string) {
  const rows = (await rowsOf(system, 'audit_events')).filter((row) => row['request_id'] === requestId);
  return rows.sort((a, b) => Number(a['id']) - Number(b['id'])).map((row) => Event.parse(row));
}

async function runCase(
  system: TestConsole,
  browser: HttpClient,
  write: WriteCase,
  spoilt: FaultCase,
  { label, blind }: { label: string; blind: boolean },
  report: MatrixReport,
): Promise<void> {
  const { control } = system.sandbox;
  const subject = await write.prepare(system, browser, label);
  const match = write.companyId === null ? write.call : { ...write.call, companyId: write.companyId };
  control.addFault({ match, fault: spoilt.fault });
  if (blind) {
    // Every look after the call fails; those before it came through.
    control.addFault({ match: { ...write.proof, times: 'always' }, fault: { kind: 'status', status: 502 } });
  }
  const told = await subject.send();
  if (blind) control.clearFaults();
  const again = await subject.send();

  const calls = control
    .requests(write.call.path)
    .filter(
      ({ method, headers }) => method === write.call.method && headers['x-request-id'] === told.requestId,
    );
  const strays = control
    .requests()
    .filter(({ headers }) => [told.requestId, again.requestId].includes(headers['x-request-id'] ?? ''))
    .filter(({ headers }) => (headers['x-keepnet-company-id'] ?? null) !== write.companyId);
  const times = subject.times();
  const events = await eventsOf(system, told.requestId);
  const ends = events.filter(({ kind }) => kind !== 'intent');
  const expected = mustSay(write, spoilt, blind);
  const claims: [boolean, string][] = [
    [calls.length === 1, `${calls.length} calls`],
    [strays.length === 0, 'another company was asked'],
    [!subject.astray(), 'something is astray'],
    [expected === 'lying' || said(told) === expected, `said ${said(told)}, not ${expected}`],
    [!isDone(told) || times === 1, 'told done, and it is not'],
    [said(told) !== 'refused' || times === 0 || expected === 'lying', 'told refused, and it is done'],
    [isUnknown(told) || again.status === told.status, `then ${again.status}`],
    [!isDone(again) || times === 1, 'told done later, and it is not'],
    [events.filter(({ kind }) => kind === 'intent').length === 1, 'not one intent'],
    [events.some(({ outcome }) => outcome === 'not_sent') === (calls.length === 0), 'the trail on sending'],
    [inTrail[said(told)].includes(ends[0]?.outcome ?? ''), `the trail says ${ends[0]?.outcome}`],
    [
      inTrail[said(again)].includes(ends.at(-1)?.outcome ?? ''),
      `then the trail says ${ends.at(-1)?.outcome}`,
    ],
  ];
  report.cases += 1;
  if (times > 1) report.duplicates += 1;
  const word = `${told.status} ${told.code ?? (told.reconciled ? 'reconciled' : 'done')}`;
  report.answers[word] = (report.answers[word] ?? 0) + 1;
  for (const [holds, what] of claims) {
    const name = `${write.name}, ${spoilt.name} ${spoilt.applied}${blind ? ', blind' : ''}`;
    if (!holds) report.wrong.push(`${name}: ${what} (${word})`);
  }
}

/** Runs every write against every fault, or the `share` of them that a seed picks; with `blind`, against failing looks too. */
export async function runWriteMatrix(
  system: TestConsole,
  browser: HttpClient,
  { random, share, label }: { random: Random; share: number; label: string },
): Promise<MatrixReport> {
  const report = emptyReport();
  for (const blind of share < 1 ? [false] : [false, true]) {
    const chosen = faultCases.filter(() => random.chance(share));
    const lane = async (write: WriteCase, number: number) => {
      for (const [index, spoilt] of chosen.entries()) {
        const name = `${label}-${number}-${index}-${blind ? 'b' : 's'}`;
        await runCase(system, browser, write, spoilt, { label: name, blind }, report);
      }
    };
    // A blind lane clears the faults of all, so those take turns.
    if (blind) for (const [number, write] of writeCases.entries()) await lane(write, number);
    else await Promise.all(writeCases.map(lane));
  }
  return report;
}
