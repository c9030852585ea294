import {
  cancelJob,
  getCompany,
  getCompanyDirectory,
  getJob,
  getPreferences,
  getSession,
  importTargetUsers,
  type Job,
  type JobItem,
  listAllTargetGroups,
  listCustomFields,
  listJobItems,
  listLanguages,
  listTimeZones,
  Preferences,
} from '@reseller-console/contract';
import { fireEvent, screen, within } from '@testing-library/react';
import { useParams } from 'react-router';
import { beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { company, directory, job, jobItem, sessionOf } from '../../../../../test/fixtures.ts';
import { answers, serve } from '../../../../../test/server.ts';
import { show } from '../../../../../test/show.tsx';
import { runWorkersHere } from '../../../../../test/worker.ts';
import { phone } from '../../../../shared/lib/phone.ts';
import { clearKeptImports } from '../../../../shared/write/kept-imports.ts';
import { createAnswering } from '../worker/answering.ts';
import { createDesk } from '../worker/desk.ts';
import type { Ask, Reply } from '../worker/protocol.ts';
import { ImportPage } from './import-page.tsx';

const home = `/companies/${company.id}/target-users/import`;
const isAsk = (message: unknown): message is Ask => typeof message === 'object' && message !== null;

function Page() {
  const { '*': path = '' } = useParams();
  return (
    <ImportPage
      companyId={company.id}
      step={path.split('/')[4]}
      renderStart={({ id }) => <p>Start of {id}</p>}
    />
  );
}

/** The plan that the server makes: the first row is new, the second changes, and a third person is not in the file. */
const plan: Job = {
  ...job,
  id: 'j1',
  kind: 'import-target-users',
  verdicts: { create: 1, change: 2, delete: 0, same: 0, skip: 0, refuse: 1 },
  codes: { invalid: 1, not_in_file: 1 },
};
const item = (part: Partial<JobItem>): JobItem => ({ ...jobItem, ...part });
const items: JobItem[] = [
  item({ ordinal: 1, line: 2 }),
  item({
    ordinal: 2,
    line: 3,
    verdict: 'change',
    changes: [{ field: 'department', from: 'Sales', to: 'IT' }],
  }),
  item({
    ordinal: 3,
    line: 4,
    verdict: 'refuse',
    code: 'invalid',
    params: { field: 'firstName', reason: 'required' },
  }),
  item({ ordinal: 4, subject: 'gone@example.com', verdict: 'change', code: 'not_in_file' }),
];

function open(role: 'operator' | 'viewer' = 'operator') {
  const asked: string[] = [];
  /** The ids of what the worker has answered: asks are numbered from 0. */
  const answered: number[] = [];
  runWorkersHere((say) => {
    const answer = createAnswering(createDesk(), (reply: Reply) => {
      if ('answer' in reply) answered.push(reply.id);
      say(reply);
    });
    return (message) => {
      if (!isAsk(message)) return;
      asked.push(message.name);
      void answer(message);
    };
  });
  const sent = serve(
    answers(importTargetUsers, () => ({ id: plan.id })),
    answers(getJob, () => plan),
    answers(cancelJob, (): Job => ({ ...plan, state: 'cancelled' })),
    answers(listJobItems, ({ query }) => ({
      items: items.filter(
        ({ verdict, code }) => (query['verdict'] ?? verdict) === verdict && (query['code'] ?? code) === code,
      ),
      nextCursor: null,
    })),
    answers(getSession, () => sessionOf(role)),
    answers(getPreferences, () => z.parse(Preferences, {})),
    answers(getCompanyDirectory, () => directory),
    answers(getCompany, () => company),
    answers(listCustomFields, () => ({
      items: [{ id: 'f1', name: 'Cost centre', type: 'String' as const, required: false }],
    })),
    answers(listTimeZones, () => ({ items: [{ id: 'GMT', name: 'London' }] })),
    answers(listLanguages, () => ({ items: [{ id: 'l1', name: 'English', label: 'English', code: 'en' }] })),
    answers(listAllTargetGroups, () => ({ items: [] })),
  );
  return { ...show(<Page />, home), sent, asked, answered };
}

async function choose(
  user: ReturnType<typeof open>['user'],
  text: string | Uint8Array<ArrayBuffer>,
  name = 'staff.csv',
) {
  await user.upload(await screen.findByLabelText('Choose a file'), new File([text], name));
}

beforeEach(() => {
  // The list of rows asks how much of it is in sight.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(480);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_000);
});

const staff =
  'E-mail,First name,Surname,Salary,Priority,Cost centre\n' +
  'ada@example.com,Ada,Byron,SECRET-1,High,CC1\n' +
  'grace@example,Grace,Hopper,SECRET-2,Chefsache,CC2\n' +
  'ADA@example.com,Ada,Byron,SECRET-3,High,CC1\n';

test('from a file to its checked rows: columns are guessed, values chosen once, cells corrected', async () => {
  const { user } = open();
  expect(
    await screen.findByRole('heading', { name: 'Import target users into Northern Freight' }),
  ).toBeDefined();
  await choose(user, staff);
  expect(await screen.findByText(/3 rows in 6 columns/)).toBeDefined();
  await user.click(screen.getByRole('link', { name: 'Continue to columns' }));

  const field = (header: string) =>
    screen.getByRole<HTMLSelectElement>('combobox', { name: `Field for ${header}` });
  const chosen = ['E-mail', 'First name', 'Surname', 'Salary', 'Priority', 'Cost centre'].map(
    (one) => field(one).value,
  );
  expect(chosen).toEqual(['email', 'firstName', 'lastName', '', 'priority', 'customFields.f1']);
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Meaning of Chefsache' }), 'High');
  await user.click(screen.getByRole('button', { name: 'Check 3 rows' }));

  const grid = await screen.findByRole('grid', { name: 'Rows of the file' });
  const verdicts = () =>
    within(grid)
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.querySelectorAll('td')[1]?.textContent);
  await expect.poll(verdicts).toEqual(['Ready', 'Not possible', 'Twice in the file']);

  grid.focus();
  await user.keyboard('{ArrowDown}');
  expect(screen.getByText('E-mail: Not an e-mail address')).toBeDefined();
  await user.keyboard('{Enter}');
  await user.keyboard('grace@example.com');
  // Safari ends a composition with this Enter: it accepts the text, and not the cell.
  fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter', keyCode: 229 });
  expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('grace@example.com');
  await user.keyboard('{Enter}');
  await expect.poll(verdicts).toEqual(['Ready', 'Ready', 'Twice in the file']);
  await user.click(await screen.findByRole('radio', { name: '1 changed by hand' }));
  expect(await screen.findByText('grace@example.com')).toBeDefined();
});

test('what a value means belongs to the field: another field of the column does not take it over', async () => {
  const { user } = open();
  await choose(user, staff);
  await user.click(await screen.findByRole('link', { name: 'Continue to columns' }));
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Meaning of Chefsache' }), 'High');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Field for Priority' }), 'timeZoneId');
  const meaning = screen.getByRole('combobox', { name: 'Meaning of Chefsache' });
  expect(meaning.getAttribute('aria-invalid')).toBe('true');
});

test('the focus stays in the step when what has it goes away', async () => {
  const { user } = open();
  const isInStep = () => document.activeElement?.closest('section')?.getAttribute('aria-label');
  await choose(user, staff);
  await screen.findByText(/3 rows in 6 columns/);
  await user.selectOptions(screen.getByRole('combobox', { name: 'Cells are separated by' }), 'Semicolon');
  await screen.findByText(/in 1 column/);
  expect(isInStep()).toBe('Import target users');
  await user.click(screen.getByRole('button', { name: 'Choose something else' }));
  await screen.findByLabelText('Choose a file');
  expect(isInStep()).toBe('Import target users');
  await choose(user, staff);
  await user.click(await screen.findByRole('link', { name: 'Continue to columns' }));
  await user.click(screen.getByRole('button', { name: 'Check 3 rows' }));
  await user.click(await screen.findByRole('button', { name: 'Look up 1 person in Northern Freight' }));
  await screen.findByText('Start of j1');
  expect(isInStep()).toBe('Import target users');
  await user.click(screen.getByRole('button', { name: 'Back to the rows' }));
  await screen.findByRole('grid', { name: 'Rows of the file' });
  expect(isInStep()).toBe('Import target users');
});

test('a check that is under way at sign-out keeps nothing on this computer', async () => {
  const { user, asked, answered } = open();
  await choose(user, staff);
  await user.click(await screen.findByRole('link', { name: 'Continue to columns' }));
  fireEvent.click(screen.getByRole('button', { name: 'Check 3 rows' }));
  await clearKeptImports();
  await expect.poll(() => answered).toContain(asked.indexOf('check'));
  // The page would hear it a turn later.
  await new Promise((resolve) => setTimeout(resolve));
  expect(asked).not.toContain('keep');
});

test('a column that is not mapped is sent nowhere and stored nowhere', async () => {
  const { user, sent } = open();
  await choose(user, staff);
  await user.click(await screen.findByRole('link', { name: 'Continue to columns' }));
  await user.click(screen.getByRole('button', { name: 'Check 3 rows' }));
  await user.click(await screen.findByRole('button', { name: 'Look up 1 person in Northern Freight' }));
  await screen.findByText('Start of j1');

  const bodies = await Promise.all(
    sent.map(({ body }) => (body instanceof Blob ? body.text() : JSON.stringify(body))),
  );
  const everything = JSON.stringify([bodies, sent.map(({ address, headers }) => [address, headers])]);
  const stored = JSON.stringify([{ ...localStorage }, { ...sessionStorage }]);
  expect(everything).toContain('ada@example.com');
  for (const word of ['SECRET', 'Salary']) expect(everything).not.toContain(word);
  expect(stored).toContain('console.import-columns');
  for (const word of ['SECRET', 'Salary', 'Surname', 'ada@example.com']) expect(stored).not.toContain(word);
});

test('the plan says of each row what becomes of it, its counts are filters, and a correction asks for a new plan', async () => {
  const { user, sent } = open();
  await choose(
    user,
    'E-mail,First name,Department\nada@example.com,Ada,Sales\nbob@example.com,Bob,IT\neve@example.com,,IT\n',
  );
  await user.click(await screen.findByRole('link', { name: 'Continue to columns' }));
  await user.click(screen.getByRole('switch', { name: 'Also show people who are not in the file' }));
  await user.click(screen.getByRole('button', { name: 'Check 3 rows' }));
  await user.click(await screen.findByRole('button', { name: 'Look up 3 people in Northern Freight' }));

  const grid = await screen.findByRole('grid', { name: 'Rows of the plan' });
  const rows = (of: HTMLElement) =>
    [...of.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent),
    );
  await expect
    .poll(() => rows(grid))
    .toEqual([
      ['2', 'New', 'ada@example.com', 'Ada', 'Sales'],
      ['3', 'Changed', 'bob@example.com', 'Bob', 'IT'],
      ['4', 'Not possible', 'eve@example.com', '', 'IT'],
      ['', 'Not in the file', 'gone@example.com', '', ''],
    ]);
  grid.focus();
  await user.keyboard('{ArrowDown}');
  expect(screen.getByText('Department: Sales → IT')).toBeDefined();
  await user.keyboard('{ArrowDown}');
  expect(screen.getByText('First name: Required')).toBeDefined();

  await user.click(screen.getByRole('radio', { name: '1 not in the file' }));
  await expect
    .poll(() => rows(screen.getByRole('grid', { name: 'Rows of the plan' })))
    .toEqual([['', 'Not in the file', 'gone@example.com', '', '']]);

  await user.click(screen.getByRole('radio', { name: '1 not possible' }));
  const refused = screen.getByRole('grid', { name: 'Rows of the plan' });
  await expect.poll(() => rows(refused).length).toBe(1);
  refused.focus();
  await user.keyboard('{ArrowRight}{Enter}');
  await user.keyboard('Eve{Enter}');
  await user.click(await screen.findByRole('button', { name: 'Look up 3 people in Northern Freight' }));
  await screen.findByText('Start of j1');
  const imports = sent.filter(({ operation }) => operation === importTargetUsers);
  const [first = '', second = ''] = await Promise.all(
    imports.map(({ body }) => (body instanceof Blob ? body.text() : '')),
  );
  expect(JSON.parse(first.split('\n')[0] ?? '')).toMatchObject({
    compare: true,
    mode: 'change',
    fileName: 'staff.csv',
  });
  expect(first).toContain('["eve@example.com",null,"IT"]');
  expect(second).toContain('["eve@example.com","Eve","IT"]');
  expect(imports[0]?.key).not.toBe(imports[1]?.key);
});

test('the choices for a file are there again for the next one with the same header', async () => {
  const { user } = open();
  await choose(user, staff);
  await user.click(await screen.findByRole('link', { name: 'Continue to columns' }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Field for Cost centre' }), 'department');
  await user.click(screen.getByRole('button', { name: 'Check 3 rows' }));
  await user.click(await screen.findByRole('link', { name: 'Source' }));
  await user.click(screen.getByRole('button', { name: 'Choose something else' }));
  await choose(user, `${staff}bob@example.com,Bob,Stone,1,Low,CC9\n`);
  await user.click(await screen.findByRole('link', { name: 'Continue to columns' }));
  expect(screen.getByText(/used again/)).toBeDefined();
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Field for Cost centre' }).value).toBe(
    'department',
  );
});

test('a file without telephone numbers is told before its rows are checked, and a column for them ends that', async () => {
  const { user } = open();
  await choose(user, 'E-mail,Extra\nada@example.com,+905321112233\n');
  await user.click(await screen.findByRole('link', { name: 'Continue to columns' }));
  await screen.findByText(/No column holds telephone numbers/);
  await user.selectOptions(screen.getByRole('combobox', { name: 'Field for Extra' }), 'phoneNumber');
  expect(screen.queryByText(/No column holds telephone numbers/)).toBeNull();
});

test('two columns for one field, and no column for addresses, are told where they stand', async () => {
  const { user } = open();
  await choose(user, 'Name,Other\nAda,x\n');
  await user.click(await screen.findByRole('link', { name: 'Continue to columns' }));
  expect(screen.getByRole('alert').textContent).toContain('No column holds the e-mail addresses');
  expect(screen.getByRole('button', { name: 'Check 1 row' }).getAttribute('aria-disabled')).toBe('true');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Field for Name' }), 'email');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Field for Other' }), 'email');
  expect(screen.getAllByText('Two columns are for E-mail. Keep one of them.')).toHaveLength(2);
});

test('a file that cannot be read says why, and another can be chosen', async () => {
  const { user } = open();
  await choose(user, '');
  expect((await screen.findByRole('alert')).textContent).toContain('The file is empty.');
  await user.click(screen.getByRole('button', { name: 'Choose something else' }));
  await choose(user, new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'old.xls');
  expect((await screen.findByRole('alert')).textContent).toContain('(.xls)');
});

test('on a phone, rows are cards that say what is wrong, and the fields of the pressed one can be corrected', async () => {
  if (phone === undefined) throw new Error('There is no window.');
  vi.spyOn(phone, 'matches', 'get').mockReturnValue(true);
  const { user } = open();
  await choose(user, staff);
  await user.click(await screen.findByRole('link', { name: 'Continue to columns' }));
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Meaning of Chefsache' }), 'High');
  await user.click(screen.getByRole('button', { name: 'Check 3 rows' }));
  const grid = await screen.findByRole('grid', { name: 'Rows of the file' });
  await within(grid).findByText('E-mail: Not an e-mail address');
  await user.click(within(grid).getByText('Grace'));
  const row = screen.getByRole('region', { name: 'Row 3' });
  const address = within(row).getByRole('textbox', { name: 'E-mail' });
  expect(address.getAttribute('aria-invalid')).toBe('true');
  await user.type(address, '.com');
  await user.tab();
  await expect.poll(() => within(grid).queryByText('E-mail: Not an e-mail address')).toBeNull();
  expect(within(grid).getByText('grace@example.com')).toBeDefined();
});

test('a list of addresses is read with the names in front of them', async () => {
  const { user } = open();
  await user.click(await screen.findByRole('radio', { name: 'Addresses' }));
  await user.type(
    screen.getByRole('textbox', { name: 'E-mail addresses' }),
    '"Byron, Ada" <ada@example.com>; bob@example.com',
  );
  await user.click(screen.getByRole('button', { name: 'Read' }));
  expect(await screen.findByText(/2 rows in 2 columns/)).toBeDefined();
  expect(screen.getByText('Byron, Ada')).toBeDefined();
  await user.click(screen.getByRole('link', { name: 'Continue to columns' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a viewer is told which role an import needs', async () => {
  open('viewer');
  expect(await screen.findByText('You cannot import here')).toBeDefined();
});
