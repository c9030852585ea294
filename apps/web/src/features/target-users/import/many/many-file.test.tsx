import { getCompanyDirectory, getSession, listLanguages, listTimeZones } from '@reseller-console/contract';
import { screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { sessionOf } from '../../../../../test/fixtures.ts';
import { answers, serve } from '../../../../../test/server.ts';
import { show } from '../../../../../test/show.tsx';
import { runWorkersHere } from '../../../../../test/worker.ts';
import { askedPlan } from '../../../jobs/open-plan.ts';
import { createAnswering } from '../worker/answering.ts';
import { createDesk } from '../worker/desk.ts';
import type { Ask, Reply } from '../worker/protocol.ts';
import { ManyFile } from './many-file.tsx';

const isAsk = (message: unknown): message is Ask => typeof message === 'object' && message !== null;

afterEach(() => askedPlan.set(undefined));

const companies: [string, string][] = [['acme', 'Acme Corp']];
const file = new File(
  [
    'Customer,E-mail,First name,Last name,Department,Language\n',
    'Acme Corp,ada@example.com,Ada,Byron,Sales,en-GB\n',
  ],
  'people.csv',
);

/** The page with its file open. What `hold` names is answered once `release` is called. */
async function open({ hold }: { hold?: Ask['name'] } = {}) {
  const held: (() => void)[] = [];
  runWorkersHere((say) => {
    const answer = createAnswering(createDesk(), (reply: Reply) => say(reply));
    return (message) => {
      if (!isAsk(message)) return;
      if (message.name === hold) held.push(() => void answer(message));
      else void answer(message);
    };
  });
  serve(
    answers(getSession, () => sessionOf('operator')),
    answers(getCompanyDirectory, () => ({ companies })),
    answers(listTimeZones, () => ({ items: [{ id: 'z1', name: 'London' }] })),
    answers(listLanguages, () => ({
      items: [{ id: 'l1', name: 'English', label: 'English (United Kingdom)', code: 'en-GB' }],
    })),
  );
  const { user } = show(<ManyFile />);
  await user.upload(await screen.findByLabelText('Choose a file'), file);
  await screen.findByRole('heading', { name: 'people.csv: 1 row' });
  return {
    user,
    waits: () => held.length > 0,
    release: () => {
      for (const answer of held.splice(0)) answer();
    },
  };
}

test('a language is recognized by its code, as in the import of one company', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: 'Check 1 row' }));
  await user.click(await screen.findByRole('button', { name: 'Check in 1 company' }));
  expect(askedPlan.get()?.plan).toMatchObject({
    kind: 'create-target-users',
    input: { records: [{ companyId: 'acme', department: 'Sales', preferredLanguageId: 'l1' }] },
  });
});

test('rows that were read before a column changed its meaning are not planned', async () => {
  const { user, waits, release } = await open({ hold: 'people' });
  await user.click(screen.getByRole('button', { name: 'Check 1 row' }));
  await expect.poll(waits).toBe(true);
  await user.selectOptions(screen.getByRole('combobox', { name: 'Field for Department' }), 'Do not import');
  release();
  await expect.poll(() => screen.queryByText('Reading the file')).toBeNull();
  screen.getByRole('button', { name: 'Check 1 row' });
  expect(screen.queryByRole('button', { name: 'Check in 1 company' })).toBeNull();
});
