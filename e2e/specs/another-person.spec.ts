import type { BrowserContext, Locator, Page, Request } from '@playwright/test';
import { currentCompany, enterAccount, openPalette, paths, signIn, table } from '../support/console.ts';
import { known } from '../support/known.ts';
import { holdAnswer, holdWrites } from '../support/leave-while-sending.ts';
import { person, type Who } from '../support/people.ts';
import { fillIn, targetUserForm } from '../support/target-user-form.ts';
import { test as base, expect } from '../support/test.ts';
import { leaveUnanswered } from '../support/traffic.ts';

// The incident: a tab shows the admin; in another tab the admin signs out and the operator signs in. The first tab went on: the admin's
// name and menu, writes under the operator's name, the admin's choices saved as the operator's.

const { acme, brightwater } = known;
const admin = person('admin');
const operator = person('operator');

interface Tabs {
  /** Has another session in the cookies of this browser, as after signing in in another tab that tells nothing. */
  become: (who: Who) => Promise<void>;
}

const test = base.extend<Tabs>({
  become: async ({ context, signedIn }, use) =>
    use(async (who) => {
      const { cookies } = await signedIn(who);
      await context.addCookies(cookies);
    }),
});

const account = (page: Page, { name }: { name: string }) =>
  page.getByRole('button', { name: `Account of ${name}` });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  // What keeps a page to its person comes once the page is idle.
  const isWatched = () =>
    page.evaluate<boolean>(
      "performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.includes('/watch-person-') && responseEnd > 0)",
    );
  await expect.poll(isWatched).toBe(true);
  return page;
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account of/ }).click();
  await press(page, 'Sign out');
  await page.getByText('Sign out of the demo identity provider as well?').waitFor();
}

/** As if the window came to the front. */
const look = (page: Page) => page.evaluate<boolean>("dispatchEvent(new Event('focus'))");

/** Looks at the page until it shows something: who is there is not asked again within a second of the last answer. */
const lookFor = (page: Page, what: Locator) =>
  expect(async () => {
    await look(page);
    await expect(what).toBeVisible({ timeout: 2_000 });
  }).toPass();

/** What a page still knows of its person's forms. */
const drafts = (page: Page) =>
  page.evaluate<number>(
    "Object.keys(sessionStorage).filter((name) => name.startsWith('console.draft')).length",
  );

async function withoutChannel(context: BrowserContext): Promise<void> {
  await context.addInitScript('delete globalThis.BroadcastChannel');
}

/** Only a press of the person reaches the server, and the question who is signed in that follows: no call in the background notices first. */
const leaveToPresses = (page: Page) =>
  leaveUnanswered(page, (request) => request.method() !== 'GET' || request.url().endsWith('/api/session'));

test.describe('with a sign-in of its own', () => {
  test.use({ who: 'anonymous' });

  test('when another person signs in, the other tab is emptied at once, says who it is, and loads for them', async ({
    context,
    sandbox,
  }) => {
    const first = await open(context, '/');
    await signIn(first, 'admin');
    await heading(first, 'Companies').waitFor();
    await fillIn(first, acme, 'ada@acme.example.com');
    expect(await drafts(first)).toBe(1);
    const before = (await sandbox.requests('/api/target-users')).length;

    const second = await open(context, '/');
    await account(second, admin).waitFor();
    await signOut(second);
    await expect(heading(first, 'You signed out in another tab')).toBeVisible();
    await expect(first.getByText('Anything typed here but not sent is gone.')).toBeVisible();
    await expect(first.getByText(acme.name)).toHaveCount(0);
    expect(await drafts(first)).toBe(0);

    await press(second, 'Sign out');
    await signIn(second, 'operator');
    await account(second, operator).waitFor();
    await expect(heading(first, 'Another person is now signed in')).toBeVisible();
    await expect(first.getByRole('main')).toContainText(
      `You are now signed in as ${operator.name}. This page was opened by ${admin.name}.`,
    );
    await press(first, `Continue as ${operator.name}`);
    await expect(account(first, operator)).toBeVisible();
    await expect(currentCompany(first)).toContainText(acme.name);
    await expect(targetUserForm(first).email).toHaveValue('');
    await expect(first.getByRole('link', { name: 'Activity' })).toHaveCount(0);
    expect((await sandbox.requests('/api/target-users')).length).toBe(before);
    // Lists that the browser had from the admin, and asks whether they are still so, are the operator's as well.
    await openPalette(first);
  });

  test('a tab that lost nothing continues when its person signs in again', async ({ context }) => {
    const first = await open(context, '/');
    await signIn(first, 'viewer');
    await heading(first, 'Companies').waitFor();
    const second = await open(context, '/');
    await account(second, person('viewer')).waitFor();
    await signOut(second);
    await expect(heading(first, 'You signed out in another tab')).toBeVisible();
    await press(second, 'Stay signed in');
    await second.goto('/auth/login');
    // After a sign-out the provider asks which account it is.
    await enterAccount(second, 'viewer');
    await account(second, person('viewer')).waitFor();
    await expect(account(first, person('viewer'))).toBeVisible();
    await expect(table(first, 'Companies').rows.first()).toBeVisible();
  });

  test('a tab works on under another session of its person, and shows at once what another role allows', async ({
    context,
  }) => {
    const first = await open(context, '/');
    await signIn(first, 'admin');
    const activity = first.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Activity' });
    await activity.waitFor();
    const second = await open(context, '/auth/login');
    await account(second, admin).waitFor();
    await press(first, 'Next page');
    await expect(first.getByRole('navigation', { name: 'Pages' })).toContainText('26-50 of');

    await context.route('**/api/session', async (route) => {
      const response = await route.fetch();
      const session = await response.json();
      session.user.role = 'viewer';
      await route.fulfill({ response, json: session });
    });
    await second.reload();
    await expect(activity).toHaveCount(0);
    await expect(account(first, admin)).toBeVisible();
  });

  test('what was being sent or downloaded when its person signed out is told as what it came to', async ({
    context,
    sandbox,
  }) => {
    const first = await open(context, '/');
    await signIn(first, 'operator');
    await heading(first, 'Companies').waitFor();
    await first.goto(paths.targetUsers(brightwater));
    await table(first, 'Target users').settled();
    await sandbox.spoil({ path: '/api/target-users/search/export' }, { kind: 'hang' });
    await press(first, 'Export');
    await press(first, 'CSV, all matching rows');
    await first.getByRole('link', { name: 'New target user' }).click();
    const email = `${crypto.randomUUID()}@brightwater.example.com`;
    const form = targetUserForm(first);
    await form.email.fill(email);
    await form.firstName.fill('Ada');
    await form.lastName.fill('Lovelace');
    await form.phone.fill('+90 532 111 22 33');
    const tell = await holdAnswer(first, /\/target-users$/);
    await form.create.click();
    await expect.poll(async () => (await sandbox.users(brightwater.id, email)).length).toBe(1);

    const second = await open(context, '/');
    await signOut(second);
    await expect(first.getByText('1 download was stopped. Nothing was saved.')).toBeVisible();
    await expect(first.getByText('A change is still being sent.')).toBeVisible();
    tell();
    await expect(first.getByText('The change in progress was made.')).toBeVisible();
    await expect(first.getByText('is gone')).toHaveCount(0);
  });
});

test.describe('a viewer', () => {
  test.use({ who: 'viewer' });

  test('and then an admin: the page goes, and what was searched for with it', async ({ context, become }) => {
    const first = await open(context, paths.targetUsers(acme, { q: 'a' }));
    await table(first, 'Target users').settled();
    await become('admin');
    const second = await open(context, '/');
    await account(second, admin).waitFor();
    await expect(heading(first, 'Another person is now signed in')).toBeVisible();
    await expect(first.getByRole('main')).toContainText(`opened by ${person('viewer').name}.`);
    await press(first, `Continue as ${admin.name}`);
    await expect(account(first, admin)).toBeVisible();
    await expect(first).toHaveURL(paths.targetUsers(acme));
    await expect(first.getByRole('link', { name: 'Activity' })).toBeVisible();
  });
});

test.describe('an admin', () => {
  test.use({ who: 'admin' });

  test('finds another person there on coming back to a tab that heard of nothing', async ({
    context,
    become,
  }) => {
    await withoutChannel(context);
    const first = await open(context, '/sessions');
    await table(first, 'Sessions').settled();
    await become('operator');
    await lookFor(first, heading(first, 'Another person is now signed in'));
    await expect(first.getByRole('main')).toContainText(`You are now signed in as ${operator.name}.`);
    await expect(first.getByRole('table')).toHaveCount(0);
  });

  test('changes nothing under the name of another person, and says so', async ({
    context,
    become,
    sandbox,
  }) => {
    await withoutChannel(context);
    const first = await open(context, '/');
    const form = await fillIn(first, brightwater, `${crypto.randomUUID()}@brightwater.example.com`);
    const before = (await sandbox.requests('/api/target-users')).length;
    await leaveToPresses(first);
    await become('operator');
    await form.create.click();
    await expect(heading(first, 'Another person is now signed in')).toBeVisible();
    await expect(first.getByText('The change in progress was not made.')).toBeVisible();
    expect((await sandbox.requests('/api/target-users')).length).toBe(before);
  });

  test('chooses nothing for another person', async ({ context, become, stack }) => {
    await withoutChannel(context);
    await become('operator');
    const headers = { 'X-CSRF': '1', Origin: stack.url };
    await context.request.put('/api/preferences', { headers, data: { theme: 'light' } });
    await become('admin');
    const first = await open(context, '/');
    await account(first, admin).click();
    await first.getByRole('radio', { name: 'Dark' }).waitFor();
    await become('operator');
    await first.getByText('Dark', { exact: true }).click();
    await expect(heading(first, 'Another person is now signed in')).toBeVisible();
    await first.goto('/');
    await account(first, operator).waitFor();
    expect(await (await context.request.get('/api/preferences')).json()).toMatchObject({ theme: 'light' });
  });

  test('does not sign another person out', async ({ context, become }) => {
    await withoutChannel(context);
    const first = await open(context, '/');
    await account(first, admin).click();
    const answerAgain = await leaveToPresses(first);
    await become('operator');
    await press(first, 'Sign out');
    await expect(heading(first, 'Another person is now signed in')).toBeVisible();
    await answerAgain();
    await press(first, `Continue as ${operator.name}`);
    await expect(account(first, operator)).toBeVisible();
  });

  test('keeps a half-filled form through the end of the session, also where they sign in in another tab', async ({
    context,
    become,
  }) => {
    const first = await open(context, '/');
    const email = 'half@acme.example.com';
    const form = await fillIn(first, acme, email);
    await context.clearCookies();
    await lookFor(first, first.getByText('Your session has ended.'));
    expect(await drafts(first)).toBe(1);
    await become('admin');
    const second = await open(context, '/');
    await account(second, admin).waitFor();
    await expect(form.email).toHaveValue(email);
    await expect(first).toHaveURL(paths.newTargetUser(acme));
  });

  test('whose session has ended leaves nothing to another person who signs in in another tab', async ({
    context,
    become,
  }) => {
    const first = await open(context, '/');
    await fillIn(first, acme, 'half@acme.example.com');
    await context.clearCookies();
    await lookFor(first, first.getByText('Your session has ended.'));
    await become('operator');
    const second = await open(context, '/');
    await account(second, operator).waitFor();
    await expect(heading(first, 'Another person is now signed in')).toBeVisible();
    expect(await drafts(first)).toBe(0);
  });

  test('keeps the session by what they do, not by a page that refreshes itself', async ({ context }) => {
    const first = await context.newPage();
    await first.clock.install();
    await first.goto('/');
    await table(first, 'Companies').settled();
    await first.clock.fastForward(60_000);
    const refreshes: Request[] = [];
    first.on('request', (request) => {
      if (new URL(request.url()).pathname === '/api/session') refreshes.push(request);
    });
    // The page heeds a look only once it has loaded what does so.
    await expect(async () => {
      await look(first);
      expect(refreshes).not.toEqual([]);
    }).toPass();
    for (const refresh of refreshes) expect(refresh.headers()).toMatchObject({ 'x-background': '1' });
    // The list, its next page and the line above it may be asked for in the background as well; another order is not.
    const sorted = first.waitForRequest((request: Request) =>
      /\/api\/companies\?.*order=desc/.test(request.url()),
    );
    await table(first, 'Companies').sortBy('Name');
    expect((await sorted).headers()).not.toHaveProperty('x-background');
  });
});

test.describe('an operator', () => {
  test.use({ who: 'operator' });

  test('is told that a change that met another person’s session was not made', async ({
    context,
    become,
  }) => {
    const first = await open(context, '/');
    const form = await fillIn(first, brightwater, `${crypto.randomUUID()}@brightwater.example.com`);
    const release = await holdWrites(first, /\/target-users$/);
    await form.create.click();
    await become('viewer');
    await open(context, '/');
    await expect(first.getByText('A change is still being sent.')).toBeVisible();
    release();
    await expect(first.getByText('The change in progress was not made.')).toBeVisible();
  });
});
