import { customFieldProblem, type ImportHead } from '@reseller-console/contract';
import { expect, test } from 'vitest';
import { shapes } from '../../../../../test/import-files/shapes.ts';
import { guessFields } from '../checking/guess.ts';
import { type Known, Mapping } from '../checking/mapping.ts';
import { createDesk } from './desk.ts';

const known: Known = {
  customFields: [
    { id: 'f1', name: 'Start date', type: 'Date', required: false },
    { id: 'f2', name: 'Contractor', type: 'Boolean', required: false },
  ],
  timeZones: [{ id: 'Turkey Standard Time', names: ['(UTC+03:00) Istanbul', 'Europe/Istanbul'] }],
  languages: [
    { id: 'l1', names: ['English', 'en'] },
    { id: 'l2', names: ['Turkish', 'Türkçe', 'tr'] },
  ],
  countryCode: 'TR',
};
const head: Omit<ImportHead, 'headers'> = {
  mode: 'change',
  deleted: 'leave',
  compare: false,
  targetGroupIds: [],
  fileName: 'staff.csv',
};
const quietly = () => {};
const own = known.customFields.map(({ id, name }) => ({ field: `customFields.${id}` as const, name }));

async function openAndCheck(content: string | Uint8Array<ArrayBuffer>, change: Partial<Mapping> = {}) {
  const desk = createDesk();
  const file = new Blob([content]);
  const opened = await desk.open({ file, choices: {} }, quietly);
  const fields = guessFields(opened.columns, own);
  const mapping = Mapping.parse({ fields, values: {}, dateOrders: {}, ...change });
  const checked = await desk.check({ mapping, known }, quietly);
  return { desk, file, opened, fields, mapping, checked };
}

async function sentBy(desk: ReturnType<typeof createDesk>) {
  const request = desk.body({ head });
  if ('problem' in request) throw new Error(request.problem);
  const [first = '', ...rest] = (await request.body.text()).trimEnd().split('\n');
  return { head: JSON.parse(first), rows: rest.map((line) => JSON.parse(line)) };
}

test.each(shapes)('$name: every row is found, mapped, judged and sent', async (shape) => {
  const { desk, opened, fields, checked } = await openAndCheck(shape.content);
  const headers = opened.columns.map(({ header }) => header);
  expect(opened.headerRow === null ? 0 : opened.top[opened.headerRow]?.line).toBe(shape.header);
  expect(fields.flatMap((field, at) => (field === null ? [] : [[headers[at], field]]))).toEqual(shape.mapped);
  expect(checked.rowCount).toBe(shape.rows);

  const sent = await sentBy(desk);
  expect(sent.head).toEqual({ ...head, headers: shape.mapped.map(([name, field]) => ({ name, field })) });
  expect(sent.rows).toHaveLength(shape.rows);
  expect(sent.rows.slice(0, shape.sent.length)).toEqual(
    shape.sent.map(([line, ...values]) => ({ line, values: values.map((value) => value || null) })),
  );

  const wrong = desk
    .rows({ filter: 'all', from: 0, to: shape.rows })
    .filter(({ state }) => state !== 'ready')
    .map(({ line, problems: [problem], duplicateOf }) => [
      line,
      problem?.code ?? `duplicate of ${duplicateOf}`,
    ]);
  expect(Object.fromEntries(wrong)).toEqual(shape.wrong ?? {});
});

const secret = 'SECRET-4711';

test('a column that is not mapped is in nothing that leaves', async () => {
  const { desk, checked } = await openAndCheck(
    `E-mail,${secret}-name,Department\nada@example.com,${secret},Sales\nnot an address,${secret},Sales\n`,
  );
  const request = desk.body({ head });
  expect('body' in request && (await request.body.text())).not.toContain(secret);
  const rows = [...desk.rows({ filter: 'all', from: 0, to: 10 }), ...desk.lines({ lines: [2, 3] })];
  expect(JSON.stringify([checked, rows])).not.toContain(secret);
  expect(rows).toHaveLength(4);
});

test('values that name a priority, a language or a time zone are read; others wait for the person, once for all of their rows', async () => {
  const content =
    'E-mail,Priority,Language,Time zone\n' +
    'a@example.com,very high,TR,Europe/Istanbul\n' +
    'b@example.com,Chefsache,Klingon,Mars\n' +
    'c@example.com,Chefsache,tr-TR,Mars\n';
  const before = await openAndCheck(content);
  expect(before.checked.counts).toEqual({ ready: 1, refused: 2, duplicate: 0, warned: 0 });
  expect(before.desk.distinct({ column: 1 })).toMatchObject({
    values: [
      ['Chefsache', 2],
      ['very high', 1],
    ],
    more: 0,
  });

  const values = { 1: { Chefsache: 'High' }, 2: { Klingon: null }, 3: { Mars: 'Turkey Standard Time' } };
  const { desk, checked } = await openAndCheck(content, { values });
  expect(checked.counts.refused).toBe(0);
  expect((await sentBy(desk)).rows.map(({ values }) => values.slice(1))).toEqual([
    ['VeryHigh', 'l2', 'Turkey Standard Time'],
    ['High', null, 'Turkey Standard Time'],
    ['High', 'l2', 'Turkey Standard Time'],
  ]);
});

test('days are read in the order that is chosen for their column, and yes and no in both languages', async () => {
  const content =
    'E-mail,Start date,Contractor\na@example.com,03/04/2026,Evet\nb@example.com,2026-04-03,no\nc@example.com,46115,x\n';
  const { desk } = await openAndCheck(content);
  expect(desk.distinct({ column: 1 }).orders).toEqual(['dmy', 'mdy', 'ymd'].filter((one) => one !== 'ymd'));
  expect((await sentBy(desk)).rows.map(({ values }) => values.slice(1))).toEqual([
    ['2026-04-03', 'true'],
    ['2026-04-03', 'false'],
    ['2026-04-03', 'true'],
  ]);
  const american = await openAndCheck(content, { dateOrders: { 1: 'mdy' } });
  expect((await sentBy(american.desk)).rows[0].values[1]).toBe('2026-03-04');
});

test('a cell that a person changes is judged and sent as changed, and its row can be found', async () => {
  const { desk } = await openAndCheck('E-mail,Department\nada@example,Sales\nbob@example.com,IT\n');
  const edited = await desk.edit({ line: 2, column: 0, text: 'bob@example.com' }, quietly);
  expect(edited).toEqual({
    rowCount: 2,
    counts: { ready: 1, refused: 0, duplicate: 1, warned: 0 },
    edited: 1,
  });
  expect(desk.rows({ filter: 'duplicate', from: 0, to: 10 })).toMatchObject([{ line: 3, duplicateOf: 2 }]);
  await desk.edit({ line: 2, column: 0, text: 'ada@example.com' }, quietly);
  expect(desk.rows({ filter: 'edited', from: 0, to: 10 })).toMatchObject([
    { line: 2, state: 'ready', cells: ['ada@example.com', 'Sales'], edited: [0] },
  ]);
  expect((await sentBy(desk)).rows[0]).toEqual({ line: 2, values: ['ada@example.com', 'Sales'] });
});

test('a header that names the company’s own field is that field, and its type is checked', async () => {
  const { fields, desk } = await openAndCheck('Mail,START DATE\nada@example.com,soon\n');
  expect(fields).toEqual(['email', 'customFields.f1']);
  expect(desk.rows({ filter: 'refused', from: 0, to: 5 })).toMatchObject([
    { problems: [{ ...customFieldProblem({ type: 'Date', required: false }, 'soon'), column: 1 }] },
  ]);
});

test('another header row, and rows without the hidden ones, are read from the same file', async () => {
  const { desk, file, opened } = await openAndCheck('Name,E-mail\nAda,ada@example.com\n');
  expect(opened.rowCount).toBe(1);
  const without = await desk.open({ file, choices: { headerRow: null } }, quietly);
  expect(without).toMatchObject({ rowCount: 2, headerRow: null, headerHash: undefined });
});

test('enormous cells are refused by their field and cut where they are shown, and the other cells still work', async () => {
  const { desk, checked } = await openAndCheck(
    `E-mail,Department\nada@example.com,${'x'.repeat(200_000)}\nbob@example.com,IT\n`,
  );
  expect(checked.counts).toMatchObject({ ready: 1, refused: 1 });
  const [row] = desk.rows({ filter: 'refused', from: 0, to: 5 });
  expect(row?.problems).toMatchObject([{ code: 'too_long', column: 1 }]);
  expect(row?.cells[1]?.length).toBeLessThan(600);
});
