// What a person at the console waits for, in a real Chromium, at 5,000 companies and 100,000 users: the first load of the
// companies page, answers to keys and clicks with 100 rows, and the palette. Medians. Usage: node bench/browser.ts [runs]
import { KNOWN } from '../apps/sandbox/src/seed/known.ts';
import { nextPage, palette, search, sort, switchTo } from './lib/answers.ts';
import { median } from './lib/download.ts';
import { type Figure, printFigures } from './lib/figures.ts';
import { type FirstLoad, firstLoad, pressesToFirstRow, showHundredRows } from './lib/first-load.ts';
import { type FreshPage, withSignedInBrowser } from './lib/signed-in-browser.ts';
import { slowDown } from './lib/slow.ts';

const runs = Number(process.argv[2] ?? 5);
/** Milliseconds that a paint may take beyond its request and the pause of typing, by the slow-down of the processor. */
const answerGoal = { 1: 100, 4: 400 } as const;

const usersOf = ({ id }: { id: string }): string => `/companies/${id}/target-users`;

async function firstLoads(freshPage: FreshPage, slow: boolean): Promise<Figure[]> {
  const loads: FirstLoad[] = [];
  for (let run = 0; run < runs; run += 1) {
    const page = await freshPage();
    if (slow) await slowDown(page, { cpu: 4, network: true });
    loads.push(await firstLoad(page));
  }
  const of = (part: 'rows' | 'largest' | 'blocked' | 'shift') => median(loads.map((load) => load[part]));
  const scripts = loads.at(-1)?.files.filter(({ kind }) => kind === 'script') ?? [];
  const kilobytes = (part: 'gzipped' | 'received') =>
    scripts.reduce((sum, file) => sum + file[part], 0) / 1000;
  const shown = loads.at(-1)?.largestElement ?? '';
  if (!slow) {
    return [
      { name: 'first load, not slowed: rows on screen', value: of('rows'), unit: 'ms' },
      { name: 'first load, not slowed: largest contentful paint', value: of('largest'), unit: 'ms' },
      { name: 'first load, not slowed: main thread blocked', value: of('blocked'), unit: 'ms' },
    ];
  }
  const peers = '2.4 s; 12 s; 14 s';
  return [
    { name: 'first load, slow: rows on screen', value: of('rows'), unit: 'ms', goal: 1500, peers },
    {
      name: `first load, slow: largest contentful paint (${shown})`,
      value: of('largest'),
      unit: 'ms',
      goal: 1300,
    },
    { name: 'first load, slow: main thread blocked', value: of('blocked'), unit: 'ms', goal: 250 },
    { name: 'first load: layout shift', value: of('shift'), unit: '', goal: 0 },
    {
      name: 'first load: JavaScript, gzip',
      value: kilobytes('gzipped'),
      unit: 'kB',
      goal: 140,
      peers: '324; 1883; 3700',
    },
    { name: 'first load: JavaScript as sent, brotli', value: kilobytes('received'), unit: 'kB' },
    { name: 'first load: files of JavaScript', value: scripts.length, unit: '' },
  ];
}

async function ofOnePage(freshPage: FreshPage): Promise<Figure[]> {
  const page = await freshPage();
  await firstLoad(page);
  const presses = await pressesToFirstRow(page);
  const nodes = await showHundredRows(page);
  await page.goto(usersOf(KNOWN.acme));
  await showHundredRows(page);
  return [
    { name: 'presses of a key to the first row', value: presses, unit: '', goal: 15 },
    {
      name: 'elements of the document with 100 rows',
      value: nodes,
      unit: '',
      goal: 1300,
      peers: '1,349 to 24,154',
    },
  ];
}

const others = ['brightwater', 'overLicence', 'unlimited', 'requiredFields', 'anyDomain'] as const;

async function answers(freshPage: FreshPage, cpu: 1 | 4): Promise<Figure[]> {
  const page = await freshPage();
  await slowDown(page, { cpu, network: false });
  const figures: Figure[] = [];
  const note = (name: string, times: readonly number[], goal: number | undefined = answerGoal[cpu]) =>
    figures.push({
      name: `${name}, ${cpu}x CPU`,
      value: median(times),
      unit: 'ms',
      ...(goal ? { goal } : {}),
    });

  await page.goto('/');
  const companies = '/api/companies?';
  note('companies: key press in search', await search(page, companies, [...'bfkwx']));
  await page.goto('/');
  note('companies: click on a header', await sort(page, companies, [1, 1, 2, 2, 0]));
  note('companies: next page', await nextPage(page, companies, runs));
  const { open, find } = await palette(page, [...'bfkwx']);
  note('palette: Ctrl+K to its list', open, cpu === 1 ? 50 : 0);
  note('palette: key press to what it finds', find);

  const path = usersOf(KNOWN.acme);
  const users = '/target-users?';
  await page.goto(path);
  note('target users: key press in search', await search(page, users, [...'73519']));
  await page.goto(path);
  note('target users: click on a header', await sort(page, users, [1, 1, 2, 2, 0]));
  note('target users: next page', await nextPage(page, users, runs));
  const names = others.map((one) => KNOWN[one].name);
  note('company switch, first time', await switchTo(page, users, names));
  note('company switch, seen before', await switchTo(page, users, names));
  return figures;
}

await withSignedInBrowser({ SANDBOX_COMPANIES: '5000', SANDBOX_USERS: '100000' }, async (freshPage) => {
  // The first one warms all sides up and does not count.
  await firstLoad(await freshPage());
  printFigures([
    ...(await firstLoads(freshPage, true)),
    ...(await firstLoads(freshPage, false)),
    ...(await ofOnePage(freshPage)),
    ...(await answers(freshPage, 1)),
    ...(await answers(freshPage, 4)),
  ]);
  console.log(
    '\nSlow: 4x CPU slowdown and Fast 4G of Chrome DevTools. Peers: react-admin; CIPP; the console of the vendor.',
  );
});
