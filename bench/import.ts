// An import of people, in a real Chromium and next to SheetJS in the same page: until a file of 10,000 and 100,000 rows is read, mapped and
// checked, what that takes from the page's thread and from memory, and how its rows scroll. Then the server: rows written in front of an
// upstream that takes 20 ms for each call. Usage: node bench/import.ts [runs] [rows written]
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { KNOWN } from '../apps/sandbox/src/seed/known.ts';
import { median } from './lib/download.ts';
import { type Figure, printFigures } from './lib/figures.ts';
import { type StaffFile, staffCsv, staffWorkbook } from './lib/import-file.ts';
import { type ImportRun, importRun, peerRun, scrollRows } from './lib/import-page.ts';
import { importedRows } from './lib/import-server.ts';
import { type FreshPage, withSignedInBrowser } from './lib/signed-in-browser.ts';

const runs = Number(process.argv[2] ?? 3);
const written = Number(process.argv[3] ?? 5000);
const [domain] = KNOWN.unlimited.domains;

const of = (all: readonly ImportRun[], part: keyof ImportRun): number => median(all.map((run) => run[part]));
const shown = (value: number): string => value.toFixed(value < 100 ? 1 : 0);

async function readAndChecked(
  freshPage: FreshPage,
  folder: string,
  { name, buffer }: StaffFile,
  rows: number,
  most: { seconds: number; megabytes?: number },
): Promise<Figure[]> {
  const path = join(folder, `${rows}-${name}`);
  await writeFile(path, buffer);
  const console: ImportRun[] = [];
  const peer: ImportRun[] = [];
  for (let run = 0; run < runs; run += 1) {
    console.push(await importRun(await freshPage(), path));
    peer.push(await peerRun(await freshPage(), path));
  }
  const label = `${rows.toLocaleString('en')} rows, ${name.replace(/^\w+/, '')}`;
  return [
    {
      name: `${label}: read, mapped, checked`,
      value: of(console, 'total') / 1000,
      unit: 's',
      goal: most.seconds,
      peers: shown(of(peer, 'total') / 1000),
    },
    {
      name: `${label}: longest task of the page`,
      value: of(console, 'longest'),
      unit: 'ms',
      goal: 50,
      peers: shown(of(peer, 'longest')),
    },
    {
      name: `${label}: memory of the page`,
      value: of(console, 'megabytes'),
      unit: 'MB',
      ...(most.megabytes === undefined ? {} : { goal: most.megabytes }),
      peers: shown(of(peer, 'megabytes')),
    },
  ];
}

async function scrolling(freshPage: FreshPage, path: string): Promise<Figure[]> {
  const page = await freshPage();
  await importRun(page, path);
  const figures: Figure[] = [];
  for (const [name, pixels] of [
    ['a quick wheel (120 px a frame)', 120],
    ['the bar dragged (2,000 px a frame)', 2000],
  ] as const) {
    const { frame, thread, bare } = await scrollRows(page, pixels);
    figures.push(
      { name: `scrolling, ${name}: a frame`, value: frame, unit: 'ms', goal: 17 },
      { name: `scrolling, ${name}: processor time of the page's thread`, value: thread, unit: 'ms' },
      { name: `scrolling, ${name}: frames of 100 with an empty row`, value: bare, unit: '' },
    );
  }
  return figures;
}

const load = () =>
  `Load of the machine: ${loadavg()
    .map((one) => one.toFixed(1))
    .join(', ')}.`;

const folder = await mkdtemp(join(tmpdir(), 'bench-import-'));
await withSignedInBrowser({ SANDBOX_USERS: '1000' }, async (freshPage) => {
  const small = { seconds: 1.5 };
  const large = { seconds: 15, megabytes: 500 };
  printFigures([
    ...(await readAndChecked(freshPage, folder, staffCsv(10_000, domain), 10_000, small)),
    ...(await readAndChecked(freshPage, folder, staffWorkbook(10_000, domain), 10_000, small)),
    ...(await readAndChecked(freshPage, folder, staffCsv(100_000, domain), 100_000, large)),
    ...(await readAndChecked(freshPage, folder, staffWorkbook(100_000, domain), 100_000, large)),
    ...(await scrolling(freshPage, join(folder, '100000-staff.csv'))),
  ]);
  console.log(
    `\nPeer: SheetJS 0.18.5 on the thread of the same page, which checks addresses and names only. ${load()}\n`,
  );
});
await rm(folder, { recursive: true });
await importedRows(written);
