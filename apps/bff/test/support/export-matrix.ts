import { setTimeout as delay } from 'node:timers/promises';
import { KNOWN } from '@reseller-console/sandbox';
import * as z from 'zod';
import type { TestConsole } from './console.ts';
import type { Fault } from './fault-cases.ts';
import type { HttpClient } from './http-client.ts';
import type { Random } from './random.ts';
import { rowsOf } from './rows.ts';
import { emptyReport, type MatrixReport } from './write-matrix.ts';

const company = KNOWN.unlimited;

/** Formats besides the guarded CSV; an Excel file that ends early is no file, whatever cut it. */
const formats = ['csv', 'csv&raw=true', 'xlsx'] as const;

const lists = [
  // A CSV file of companies is written by the console unless it is raw: Keepnet is asked for none.
  {
    path: '/api/companies/export',
    upstream: '/api/companies/search/export',
    companyId: null,
    formats: ['csv&raw=true', 'xlsx'],
  },
  {
    path: '/api/company-groups/export',
    upstream: '/api/company-groups/search/export',
    companyId: null,
    formats,
  },
  {
    path: `/api/companies/${company.id}/target-users/export`,
    upstream: '/api/target-users/search/export',
    companyId: company.id,
    formats,
  },
  {
    path: `/api/companies/${company.id}/target-groups/export`,
    upstream: '/api/target-groups/search/export',
    companyId: company.id,
    formats,
  },
] as const;

/** `whole`: the file comes all the same. `short`: it ends too early in a way that only the count of rows shows. */
type Ends = 'whole' | 'refused' | 'broken' | 'short' | 'given up';

const faults: readonly { fault: Fault; ends: Ends }[] = [
  { fault: { kind: 'latency', ms: 20 }, ends: 'whole' },
  { fault: { kind: 'status' }, ends: 'refused' },
  { fault: { kind: 'status', status: 429 }, ends: 'refused' },
  { fault: { kind: 'status', status: 403, envelope: true }, ends: 'refused' },
  { fault: { kind: 'status', status: 500, envelope: true }, ends: 'refused' },
  { fault: { kind: 'envelope' }, ends: 'refused' },
  { fault: { kind: 'html' }, ends: 'refused' },
  { fault: { kind: 'html', status: 200 }, ends: 'refused' },
  { fault: { kind: 'redirect' }, ends: 'refused' },
  { fault: { kind: 'reset' }, ends: 'refused' },
  { fault: { kind: 'empty' }, ends: 'refused' },
  { fault: { kind: 'hang' }, ends: 'given up' },
  { fault: { kind: 'cut', cutAfterBytes: 0 }, ends: 'refused' },
  { fault: { kind: 'cut', cutAfterBytes: 150 }, ends: 'broken' },
  { fault: { kind: 'cut', cutAfterRows: 1 }, ends: 'broken' },
  { fault: { kind: 'cut', cutAfterRows: 1, clean: true }, ends: 'short' },
  { fault: { kind: 'truncate', cutAfterRows: 1 }, ends: 'short' },
];

const Event = z.object({
  kind: z.string(),
  outcome: z.string(),
  company_id: z.string().nullable(),
  detail: z
    .string()
    .transform((text) => z.looseObject({ rows: z.number().optional() }).parse(JSON.parse(text))),
});

interface Received {
  status: number;
  requestId: string;
  whole: boolean;
  total: string | null;
}

async function download(browser: HttpClient, path: string, signal: AbortSignal): Promise<Received> {
  const headers = { 'x-csrf': '1' };
  try {
    const response = await browser.request(path, { headers, signal });
    const { status } = response;
    const requestId = response.headers.get('x-request-id') ?? '';
    const whole = await response.arrayBuffer().then(
      () => true,
      () => false,
    );
    return { status, requestId, whole, total: response.headers.get('x-total-rows') };
  } catch {
    return { status: 0, requestId: '', whole: false, total: null };
  }
}

/** The rows of a workbook are compressed: how many line feeds its bytes have, differs from day to day. */
function inFormat(fault: Fault, format: (typeof formats)[number]): Fault {
  const { cutAfterRows, ...rest } = fault;
  return format === 'xlsx' && cutAfterRows !== undefined ? { ...rest, cutAfterBytes: 150 } : fault;
}

async function runCase(
  system: TestConsole,
  browser: HttpClient,
  list: (typeof lists)[number],
  format: (typeof formats)[number],
  { fault, ends: usual }: (typeof faults)[number],
  report: MatrixReport,
): Promise<void> {
  const { control } = system.sandbox;
  const ends = usual === 'short' && format === 'xlsx' ? 'cut' : usual;
  control.clearRequests();
  control.addFault({ match: { path: list.upstream, times: 'always' }, fault: inFormat(fault, format) });
  const stop = new AbortController();
  const receiving = download(browser, `${list.path}?format=${format}`, stop.signal);
  if (ends === 'given up') {
    while (control.requests(list.upstream).length === 0) await new Promise((next) => setImmediate(next));
    stop.abort();
  }
  const { status, requestId, whole, total } = await receiving;
  control.clearFaults();

  const asked = control.requests(list.upstream);
  const id = requestId === '' ? (asked[0]?.headers['x-request-id'] ?? '') : requestId;
  const find = async () =>
    (await rowsOf(system, 'audit_events'))
      .filter((row) => row['request_id'] === id)
      .sort((a, b) => Number(a['id']) - Number(b['id']))
      .map((row) => Event.parse(row));
  let events = await find();
  for (let tries = 0; events.length < 2 && tries < 400; tries += 1) {
    await delay(5);
    events = await find();
  }
  const event = events.at(-1);
  const kinds = events.map(({ kind }) => kind).join(', ');
  const isFile = status === 200 && whole;
  const shortBy = Number(total) - (event?.detail.rows ?? Number.NaN);
  const claims: [boolean, string][] = [
    [asked.length > 0, 'Keepnet was not asked'],
    [
      asked.every(({ headers }) => (headers['x-keepnet-company-id'] ?? null) === list.companyId),
      'a wrong company',
    ],
    [kinds === 'intent, outcome', `its events are ${kinds}`],
    [event?.company_id === list.companyId, 'the trail names another company'],
    [(event?.outcome === 'done') === isFile, `the trail says ${event?.outcome}`],
    [ends !== 'whole' || (isFile && !(shortBy > 0)), 'the file is not whole'],
    [ends !== 'short' || !isFile || shortBy > 0, 'a short file, and the count does not show it'],
    [ends !== 'refused' || status >= 400, 'not refused'],
    [(ends !== 'broken' && ends !== 'cut') || !isFile, 'a cut file that ends as if whole'],
  ];
  report.cases += 1;
  const word = `${status} ${whole ? 'whole' : 'broken off'}, ${event?.outcome ?? 'no event'}`;
  report.answers[word] = (report.answers[word] ?? 0) + 1;
  for (const [holds, what] of claims) {
    if (!holds) report.wrong.push(`${list.path} ${format} ${JSON.stringify(fault)}: ${what} (${word})`);
  }
}

/** Runs every export in every format against every fault, or the `share` of them that a seed picks. */
export async function runExportMatrix(
  system: TestConsole,
  browser: HttpClient,
  { random, share }: { random: Random; share: number },
): Promise<MatrixReport> {
  const report = emptyReport();
  for (const list of lists) {
    for (const format of list.formats) {
      for (const spoilt of faults) {
        if (random.chance(share)) await runCase(system, browser, list, format, spoilt, report);
      }
    }
  }
  return report;
}
