import type { Page, Request } from '@playwright/test';
import {
  type Company,
  currentCompany,
  emailsIn,
  offered,
  openPalette,
  paths,
  switchCompany,
  table,
} from '../support/console.ts';
import { goWithin } from '../support/go-within.ts';
import { known } from '../support/known.ts';
import { expect, test } from '../support/test.ts';
import { hold, watchRequests } from '../support/traffic.ts';

const searched = '/api/target-users/search';
const never = { kind: 'hang' } as const;

const listOf = ({ id }: Company) => `/api/companies/${id}/target-users?`;

const answered = (page: Page, part: string) =>
  page.waitForResponse((answer) => answer.url().includes(part) && answer.ok());

/** From now on, notes whether the page ever shows rows that stand in for rows. */
const watchSkeletons = (page: Page) =>
  page.evaluate(`
    window.skeletons = 0;
    new MutationObserver(() => { window.skeletons += document.querySelectorAll('tr.skeleton').length; })
      .observe(document.body, { childList: true, subtree: true });
  `);
const skeletonsSeen = (page: Page) => page.evaluate<number>('window.skeletons');

const users = (page: Page) => table(page, 'Target users');
const emails = (page: Page) => emailsIn(users(page).rows);
const firstEmail = (page: Page) => emails(page).first();

test('a company seen before is painted at once and refreshed behind', async ({ page, sandbox }) => {
  await page.goto(paths.targetUsers(known.brightwater));
  await users(page).settled();
  const before = (await firstEmail(page).textContent()) ?? '';
  await switchCompany(page, known.acme.name);
  await expect(currentCompany(page)).toContainText(known.acme.name);
  await users(page).settled();

  await sandbox.spoil({ path: searched, companyId: known.brightwater.id }, never);
  // Old enough to be asked for again.
  await page.clock.setSystemTime(Date.now() + 60_000);
  await watchSkeletons(page);
  const refresh = page.waitForRequest((request) => request.url().includes(listOf(known.brightwater)));
  await switchCompany(page, known.brightwater.name);
  const asked = await refresh;
  await expect(firstEmail(page)).toHaveText(before);
  await expect(currentCompany(page)).toContainText(known.brightwater.name);
  expect(await asked.existingResponse()).toBeNull();
  expect(await skeletonsSeen(page)).toBe(0);
});

test('the company that is chosen in the palette is asked for before Enter, as its page asks, and once', async ({
  page,
  sandbox,
}) => {
  await page.goto(paths.targetUsers(known.acme));
  await users(page).settled();
  const calls = watchRequests(page);
  const list = answered(page, listOf(known.brightwater));
  await openPalette(page);
  await page.keyboard.type(known.brightwater.name);
  await expect(offered(page).first()).toContainText(known.brightwater.name);
  await list;
  await sandbox.spoil({ path: searched, companyId: known.brightwater.id }, never);
  await watchSkeletons(page);
  await page.keyboard.press('Enter');
  await expect(currentCompany(page)).toContainText(known.brightwater.name);
  await expect(firstEmail(page)).toBeVisible();
  expect(await skeletonsSeen(page)).toBe(0);
  expect(calls.filter((one) => one.url().includes(`${listOf(known.brightwater)}page=1&`))).toHaveLength(1);
  expect(calls.filter((one) => one.url().endsWith(`/api/companies/${known.brightwater.id}`))).toHaveLength(1);
});

test('a late answer replaces no later one, and what is likely next is loaded ahead', async ({
  page,
  sandbox,
}) => {
  await test.step('a slow answer to an earlier search does not replace the later one', async () => {
    await page.goto(paths.targetUsers(known.brightwater));
    await users(page).settled();
    const [early = '', late = ''] = await emails(page).allTextContents();
    const search = page.getByRole('searchbox', { name: 'Search target users' });
    const release = await hold(page, ({ searchParams }) => searchParams.get('q') === early);
    const first = page.waitForRequest((request) => request.url().includes(encodeURIComponent(early)));
    await search.fill(early);
    const slow = await first;
    await search.fill(late);
    await expect(users(page).rows).toHaveCount(1);
    await expect(firstEmail(page)).toHaveText(late);
    release();
    // With its answer, or with none where it was called off.
    await slow.response();
    await expect(firstEmail(page)).toHaveText(late);
  });

  await test.step('what is under way for a company that is no longer likely is called off', async () => {
    await goWithin(page, paths.targetUsers(known.acme));
    await users(page).settled();
    await sandbox.spoil({ path: searched, companyId: known.twinA.id }, never);
    const asked = page.waitForRequest((request) => request.url().includes(listOf(known.twinA)));
    const calledOff = page.waitForEvent('requestfailed', (request) =>
      request.url().includes(listOf(known.twinA)),
    );
    await openPalette(page);
    await page.keyboard.type(known.twinA.name);
    await asked;
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(known.overLicence.name);
    await expect(offered(page).first()).toContainText(known.overLicence.name);
    expect((await calledOff).failure()?.errorText).toContain('ABORTED');
  });

  await test.step('the next page is there before it is asked for', async () => {
    await sandbox.heal();
    const next = answered(page, `${listOf(known.brightwater)}page=2&`);
    await page.goto(paths.targetUsers(known.brightwater));
    await next;
    await sandbox.spoil({ path: searched }, never);
    await watchSkeletons(page);
    const before = (await firstEmail(page).textContent()) ?? '';
    await page.getByRole('button', { name: 'Next page' }).click();
    await expect(firstEmail(page)).not.toHaveText(before);
    expect(await skeletonsSeen(page)).toBe(0);
  });
});

test('a company under the pointer is asked for once, and sweeping over a list asks for one only', async ({
  page,
}) => {
  await page.goto('/');
  await table(page, 'Companies').settled();
  const links = table(page, 'Companies').rows.getByRole('link');
  const ids = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')?.split('/')[2]));
  const first = answered(page, `/api/companies/${ids[0]}`);
  const asked = watchRequests(page);
  const about = (requests: readonly Request[], id: string | undefined) =>
    requests.filter((request) => request.url().endsWith(`/api/companies/${id}`));
  // What listens to the pointer comes once the page is idle.
  await expect(async () => {
    await page.mouse.move(0, 0);
    await links.first().hover();
    await expect.poll(() => about(asked, ids[0]).length, { timeout: 1_000 }).toBe(1);
  }).toPass();
  await first;
  // Where no row comes under the pointer when the list scrolls.
  await page.mouse.move(0, 0);

  const swept = watchRequests(page);
  const last = answered(page, `/api/companies/${ids.at(-1)}`);
  await page.evaluate(`
    for (const link of document.querySelectorAll('tbody a'))
      link.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  `);
  await last;
  await links.last().click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Companies');
  await expect(page.getByRole('heading', { name: 'Licence', exact: true })).toBeVisible();
  expect(ids.flatMap((id) => about(swept, id))).toHaveLength(1);
});

test('a choice made just before the page goes away is kept', async ({ page }) => {
  // After another company, because only then is the visit stored; the test waits for that, and then nothing is in flight.
  await page.goto(paths.overview(known.acme));
  await expect(page.getByRole('heading', { level: 1, name: known.acme.name })).toBeVisible();
  const remembered = page.waitForResponse(async (answer) => {
    const request = answer.request();
    return request.method() === 'PUT' && request.postDataJSON().recents[0] === known.brightwater.id;
  });
  await page.goto(paths.overview(known.brightwater));
  await remembered;
  const base = answered(page, '/api/preferences');
  await page
    .getByRole('main')
    .getByRole('button', { name: `Add ${known.brightwater.name} to favourites` })
    .click();
  await (await base).finished();
  await page.goto('about:blank');
  await page.goto(paths.overview(known.brightwater));
  const unstar = page
    .getByRole('main')
    .getByRole('button', { name: `Remove ${known.brightwater.name} from favourites` });
  await expect(unstar).toBeVisible();
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT');
  await unstar.click();
  await saved;
});
