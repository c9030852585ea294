import {
  findPeople,
  getCompany,
  getCompanyDirectory,
  lookUpTargetUsers,
  type ResponseOf,
} from '@reseller-console/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { useLocation } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import { company, directory, person } from '../../../test/fixtures.ts';
import { answers, refuses, serve } from '../../../test/server.ts';
import { show } from '../../../test/show.tsx';
import { peopleSearch, soughtText } from '../../features/people/queries.ts';
import { pastedList } from './pasted.ts';
import { Pasting } from './pasting.tsx';

afterEach(() => {
  pastedList.set(undefined);
  peopleSearch.set(undefined);
  soughtText.set('');
});

const inCompany = `/companies/${company.id}/target-users`;
const none = '{"type":"done","asked":1,"of":1,"refused":0,"failed":0,"masked":0}\n';

function Page() {
  const { pathname } = useLocation();
  return (
    <>
      <input type="search" aria-label="Search" />
      <input type="text" aria-label="Name" />
      <output>{pathname}</output>
      <Pasting />
    </>
  );
}

const companies: [string, string][] = [...directory.companies, ['t1', 'Twin'], ['t2', 'Twin']];
type LookedUp = ResponseOf<typeof lookUpTargetUsers>['items'];

/** A page with a search, into which a text is pasted. */
async function paste(address: string, text: string, lookedUp: () => LookedUp | Response = () => []) {
  const sent = serve(
    answers(getCompanyDirectory, () => ({ companies })),
    answers(getCompany, () => company),
    answers(findPeople, () => new Response(none)),
    answers(lookUpTargetUsers, () => {
      const items = lookedUp();
      return items instanceof Response ? items : { items };
    }),
  );
  const { user } = show(<Page />, address);
  const search = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search' });
  await user.click(search);
  await user.paste(text);
  return {
    user,
    search,
    press: async (name: string | RegExp) => user.click(await screen.findByRole('button', { name })),
    asked: (operation: unknown) => sent.filter((one) => one.operation === operation),
  };
}

const addresses = Array.from({ length: 12 }, (_, n) => `p${n}@example.com`);

test('12 addresses pasted into a search are not joined into one search, but found in all companies', async () => {
  const { search, press, asked } = await paste('/', addresses.join('\r\n'));
  await screen.findByRole('dialog', { name: 'You pasted 12 e-mail addresses' });
  expect(search.value).toBe('');
  await press('Find 12 people in all companies');
  await waitFor(() => expect(document.querySelector('output')?.textContent).toBe('/people'));
  expect(asked(findPeople).map(({ query }) => query['email'])).toEqual([addresses.join(',')]);
});

test('in a company they are looked up there: found, deleted, not there, and what is no address', async () => {
  const deleted = { ...person, id: 'u2', email: 'p1@example.com', status: 'deleted' as const };
  const { press, asked } = await paste(
    inCompany,
    'ada@example.com\np1@example.com\np2@example.com\nsomeone',
    () => [
      { email: 'ada@example.com', status: 'found', user: person },
      { email: 'p1@example.com', status: 'deleted', user: deleted },
      { email: 'p2@example.com', status: 'missing' },
    ],
  );
  await press(/^Find 3 people in Northern Freight/);
  const report = await screen.findByText('1 person found');
  const dialog = within(screen.getByRole('dialog'));
  expect(dialog.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining(person.email),
    expect.stringContaining('p1@example.com'),
    'p2@example.com',
    'someone',
  ]);
  expect(report).toBeDefined();
  expect(dialog.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    `${inCompany}/${person.id}`,
    `${inCompany}/u2`,
  ]);
  expect(asked(lookUpTargetUsers).map(({ body }) => body)).toEqual([
    { emails: ['ada@example.com', 'p1@example.com', 'p2@example.com'] },
  ]);
});

test('a look-up that fails says so and can be tried again', async () => {
  let calls = 0;
  const { press } = await paste(inCompany, 'p1@example.com\np2@example.com', () => {
    calls += 1;
    return calls === 1
      ? refuses({ code: 'upstream_timeout', status: 504 })
      : [{ email: 'p1@example.com', status: 'missing' }];
  });
  await press(/^Find 2 people in Northern Freight/);
  await screen.findByText(/^The addresses could not be looked up/);
  await press('Try again');
  await screen.findByText('None of them is in this company.');
});

test('a list that is too long for one search goes to the page as it is, where it can be shortened', async () => {
  const many = Array.from({ length: 30 }, (_, n) => `q${n}@example.com`).join('\n');
  const { press, asked } = await paste('/', many);
  await screen.findByText(/at most 20 addresses/);
  await press('Find 30 people in all companies');
  expect([soughtText.get(), asked(findPeople)]).toEqual([many, []]);
});

test('names of companies lead to each of them, twins by their ids, and the rest is named', async () => {
  await paste('/', `${company.name}\nTwin\nNo Such Company`);
  const dialog = within(await screen.findByRole('dialog', { name: 'You pasted 3 lines' }));
  await dialog.findByText('1 company found');
  expect(dialog.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    `/companies/${company.id}`,
    '/companies/t1',
    '/companies/t2',
  ]);
  dialog.getByText('Several companies are called Twin');
  dialog.getByText('1 entry matches no company');
  dialog.getByText('No Such Company');
});

test('one line is an ordinary search, and other fields are left alone', async () => {
  const { user, search } = await paste(inCompany, 'Ada\n');
  expect([search.value, screen.queryByRole('dialog')]).toEqual(['Ada', null]);
  await user.click(screen.getByRole('textbox', { name: 'Name' }));
  await user.paste('a@example.com\nb@example.com');
  expect(screen.queryByRole('dialog')).toBeNull();
});
