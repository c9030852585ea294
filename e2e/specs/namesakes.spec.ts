import { findBarriers } from '../support/axe.ts';
import {
  currentCompany,
  offered,
  openPalette,
  overflows,
  paths,
  signIn,
  table,
  toasts,
} from '../support/console.ts';
import { goWithin } from '../support/go-within.ts';
import { known } from '../support/known.ts';
import { person } from '../support/people.ts';
import { fillIn } from '../support/target-user-form.ts';
import { expect, test } from '../support/test.ts';

// Names are not unique at Keepnet. The incident: two customers are called "Meridian Health", an agent picks one of them
// from a list, confirms "Create in Meridian Health", reads "Created in Meridian Health" back, and nothing ever said which.

const { twinA, twinB, brightwater } = known;
const told = ({ id, name }: { id: string; name: string }) => `${name} (${id})`;
const phone = { width: 360, height: 740 };

/** How the console writes a day in these tests' language. */
const day = (iso: string) =>
  new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'short', day: '2-digit' }).format(new Date(iso));

test.describe('two companies of one name', () => {
  test('can be told apart in the list, the switcher, favourites and files, and so can people', async ({
    page,
    sandbox,
  }) => {
    for (const size of [{ width: 1440, height: 900 }, phone]) {
      await page.setViewportSize(size);
      await goWithin(page, `/?q=${encodeURIComponent(twinA.name)}`);
      const list = table(page, 'Companies');
      for (const twin of [twinA, twinB]) {
        await expect(list.root.getByRole('link', { name: told(twin), exact: true })).toBeVisible();
      }
      expect(await overflows(page)).toBe(false);
      await openPalette(page);
      await page.keyboard.type(twinA.name);
      await expect(offered(page)).toHaveCount(2);
      for (const twin of [twinA, twinB]) {
        await expect(offered(page).getByText(twin.id)).toBeInViewport({ ratio: 1 });
      }
      await offered(page).filter({ hasText: twinB.id }).click();
      await expect(page).toHaveTitle(`Overview · ${told(twinB)}`);
      await expect(currentCompany(page)).toHaveAccessibleName(`Switch company ${told(twinB)}`);
      await expect(currentCompany(page).getByText(twinB.id)).toBeInViewport({ ratio: 1 });
      expect(await overflows(page)).toBe(false);
    }
    await page.setViewportSize({ width: 1280, height: 800 });

    await test.step('a company with a name of its own is called by it and nothing else', async () => {
      await goWithin(page, paths.targetUsers(brightwater));
      await expect(currentCompany(page)).toHaveAccessibleName(`Switch company ${brightwater.name}`);
      await goWithin(page, '/?q=Brightwater');
      await expect(page.getByRole('link', { name: brightwater.name, exact: true })).toBeVisible();
      await expect(page.getByText(brightwater.id)).toHaveCount(0);
    });

    await test.step('favourites by what tells them apart, and nothing of that is a barrier', async () => {
      await goWithin(page, paths.overview(twinB));
      await expect(page.getByRole('heading', { level: 1, name: told(twinB) })).toBeVisible();
      await page.getByRole('button', { name: `Add ${told(twinB)} to favourites`, exact: true }).click();
      await expect(
        page.getByRole('button', { name: `Remove ${told(twinB)} from favourites`, exact: true }),
      ).toBeVisible();
      expect(await findBarriers(page)).toEqual([]);
    });

    await test.step('a file of one is named and announced as of that one', async () => {
      await goWithin(page, paths.targetUsers(twinB));
      await expect(page).toHaveTitle(`Target users · ${told(twinB)}`);
      await table(page, 'Target users').settled();
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      await page.getByRole('button', { name: 'CSV, all matching rows' }).click();
      const toast = toasts(page).filter({ hasText: 'Target users exported' });
      await expect(toast).toContainText(`meridian-health-${twinB.id}_target-users_`);
      await expect(toast).toContainText(told(twinB));
    });

    await test.step('people of one name are told apart by address, and one who was deleted and came back by status', async () => {
      const names = { companyId: known.anyDomain.id, firstName: 'Twyla', lastName: 'Twin' };
      await sandbox.plantUser({ ...names, email: 'twyla.one@example.com' });
      await sandbox.plantUser({ ...names, email: 'twyla.two@example.com', deleted: true });
      await sandbox.plantUser({ ...names, email: 'twyla.two@example.com' });
      await goWithin(page, paths.targetUsers(known.anyDomain, { q: 'Twyla' }));
      const link = (apart: string) => page.getByRole('link', { name: `Twyla Twin (${apart})`, exact: true });
      await expect(link('twyla.one@example.com')).toBeVisible();
      await expect(link('twyla.two@example.com, active')).toBeVisible();
      await link('twyla.two@example.com, deleted').click();
      await expect(
        page.getByRole('dialog', { name: 'Twyla Twin (twyla.two@example.com, deleted)', exact: true }),
      ).toBeVisible();
    });
  });

  test.describe('an operator', () => {
    test.use({ who: 'operator' });

    test('sees namesakes told apart in forms, confirmations and toasts', async ({ page, sandbox }) => {
      await test.step('in the form of a person, and in the toast of a new one', async () => {
        const form = await fillIn(page, twinA, 'ada.twin@meridian-north.example.com');
        await expect(form.create).toHaveAccessibleName(`Create in ${told(twinA)}`);
        await form.create.click();
        const toast = toasts(page).filter({ hasText: 'was created' });
        await expect(toast).toContainText(twinA.id);
        await expect(toast).toContainText('ada.twin@meridian-north.example.com');
      });

      await test.step('in the form of a group, and read back', async () => {
        await goWithin(page, paths.newTargetGroup(twinB));
        await page.getByRole('textbox', { name: 'Name' }).fill('Told Apart');
        await page.setViewportSize(phone);
        const create = page.getByRole('button', { name: `Create in ${told(twinB)}`, exact: true });
        await expect(create.getByText(twinB.id)).toBeInViewport({ ratio: 1 });
        await create.click();
        await expect(toasts(page)).toContainText(told(twinB));
        const made = (await sandbox.requests('/api/target-groups')).filter(({ method }) => method === 'POST');
        expect(made.at(-1)?.companyId).toBe(twinB.id);
      });
    });

    test('cannot confirm before it is known whether the name is its own', async ({ page, sandbox }) => {
      await page.route('**/api/companies/directory', () => undefined);
      await page.goto(paths.newTargetGroup(twinA));
      await page.getByRole('textbox', { name: 'Name' }).fill('Too Early');
      const create = page.getByRole('button', { name: /^Create in/ });
      await expect(create).toHaveText(/Meridian Health/);
      await expect(create).toHaveAttribute('aria-disabled', 'true');
      await page.keyboard.press('Enter');
      await page.unroute('**/api/companies/directory');
      await page.route('**/api/companies/directory', (route) => route.abort());
      await page.reload();
      await expect(page.getByRole('button', { name: `Create in ${told(twinA)}`, exact: true })).toBeVisible();
      const made = await sandbox.requests('/api/target-groups');
      expect(made.filter(({ method, companyId }) => method === 'POST' && companyId === twinA.id)).toEqual([]);
    });
  });

  test.describe('an admin', () => {
    test.use({ who: 'admin' });

    test('narrows the trail down to one of them, and sees of which one each line is', async ({ page }) => {
      for (const twin of [twinA, twinB]) {
        await page.goto(paths.targetUsers(twin));
        await table(page, 'Target users').settled();
        await page.getByRole('button', { name: 'Export', exact: true }).click();
        await page.getByRole('button', { name: 'CSV, all matching rows' }).click();
        await expect(toasts(page).filter({ hasText: 'exported' })).toBeVisible();
      }
      await page.goto('/activity');
      const link = (twin: { id: string; name: string }) =>
        page.getByRole('table', { name: 'Activity' }).getByRole('link', { name: told(twin), exact: true });
      for (const twin of [twinA, twinB]) await expect(link(twin).first()).toBeVisible();
      await page.getByRole('button', { name: 'Company', exact: true }).click();
      await page.getByRole('textbox', { name: 'Name or id' }).fill(twinA.name);
      await page.getByRole('button', { name: told(twinB), exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`company=${twinB.id}`));
      await expect(page.getByRole('button', { name: `Company: ${told(twinB)}`, exact: true })).toBeVisible();
      await expect(
        page.getByRole('button', { name: `Remove filter Company: ${told(twinB)}`, exact: true }),
      ).toBeVisible();
      await expect(link(twinA)).toHaveCount(0);
    });
  });
});

test.describe('two target groups of one name', () => {
  test.use({ who: 'operator' });
  const created = ['2025-03-04T10:00:00.000Z', '2025-06-12T10:00:00.000Z'] as const;

  test('are told apart by their day, or by their ids, wherever they are shown', async ({ page, sandbox }) => {
    await test.step('made on one day: by their ids', async () => {
      const ids = [
        await sandbox.plantTargetGroup(brightwater.id, 'Day Twins', created[0]),
        await sandbox.plantTargetGroup(brightwater.id, 'Day Twins', created[0]),
      ];
      await goWithin(page, paths.targetGroups(brightwater, { q: 'day twins' }));
      for (const id of ids) {
        await expect(page.getByRole('link', { name: `Day Twins (${id})`, exact: true })).toBeVisible();
      }
    });

    await test.step('by their day in the list, on their page and where they are chosen', async () => {
      const name = 'Twin Shift';
      const [first, second] = [
        await sandbox.plantTargetGroup(brightwater.id, name, created[0]),
        await sandbox.plantTargetGroup(brightwater.id, name.toUpperCase(), created[1]),
      ];
      const [one, other] = [
        `${name} (created ${day(created[0])})`,
        `TWIN SHIFT (created ${day(created[1])})`,
      ];
      // Loaded again: there are more groups than the page knows.
      await page.goto(paths.targetGroups(brightwater, { q: 'twin shift' }));
      const list = table(page, 'Target groups');
      await expect(list.root.getByRole('link', { name: one, exact: true })).toBeVisible();
      await list.root.getByRole('link', { name: other, exact: true }).click();
      await expect(page).toHaveURL(new RegExp(second));
      await expect(page).toHaveTitle(`${other} · ${brightwater.name}`);
      await expect(page.getByRole('heading', { level: 1, name: other, exact: true })).toBeVisible();

      const form = await fillIn(page, brightwater, 'ada.groups@brightwater.example.com');
      await form.choose('Target groups', 'twin shift', day(created[0]));
      await expect(form.panel.getByRole('button', { name: `Remove ${one}`, exact: true })).toBeVisible();
      await form.create.click();
      await expect(toasts(page).filter({ hasText: 'was created' })).toBeVisible();
      await page.getByRole('link', { name: 'Open' }).click();
      const link = page.getByRole('dialog').getByRole('link', { name: one, exact: true });
      await expect(link).toHaveAttribute('href', new RegExp(first));
    });

    await test.step('those that may be what a lost answer made', async () => {
      const at = '2026-11-20T14:05:00.000Z';
      const candidates = ['gR0upA', 'gR0upB'].map((id) => ({ id, label: 'Lost', createdAt: at }));
      await page.route('**/target-groups', (route) =>
        route.request().method() === 'POST'
          ? route.fulfill({
              status: 504,
              contentType: 'application/problem+json',
              json: {
                type: 'about:blank',
                title: 'Unknown',
                status: 504,
                code: 'outcome_unknown',
                candidates,
              },
            })
          : route.continue(),
      );
      await goWithin(page, paths.newTargetGroup(brightwater));
      await page.getByRole('textbox', { name: 'Name' }).fill('Lost');
      await page.getByRole('button', { name: `Create in ${brightwater.name}` }).click();
      const items = page.getByRole('alert').getByRole('listitem');
      await expect(items).toHaveText([/gR0upA/, /gR0upB/]);
    });
  });
});

test.describe('two company groups of one name', () => {
  test.use({ who: 'operator' });
  const created = ['2025-01-15T10:00:00.000Z', '2025-02-20T10:00:00.000Z'] as const;
  const name = 'Twin Circle';
  const one = `${name} (created ${day(created[0])})`;
  const other = `${name} (created ${day(created[1])})`;

  test('are told apart where they are opened, filtered by, renamed, edited and saved', async ({
    page,
    sandbox,
  }) => {
    await sandbox.plantGroup(name, [twinA.id], created[0]);
    const groupId = await sandbox.plantGroup(name, [twinA.id, twinB.id], created[1]);
    await page.goto(paths.companyGroups({ q: name }));
    for (const text of [one, other]) {
      await expect(page.getByRole('link', { name: text, exact: true })).toBeVisible();
    }
    await page.getByRole('link', { name: other, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(groupId));
    await expect(page).toHaveTitle(`${other} · Reseller Console`);
    const members = table(page, `Members of ${other}`);
    for (const twin of [twinA, twinB]) {
      await expect(members.root.getByRole('link', { name: told(twin), exact: true })).toBeVisible();
    }
    await page.getByRole('link', { name: 'Rename' }).click();
    await expect(page.getByRole('dialog', { name: `Rename ${other}`, exact: true })).toBeVisible();

    await page.goto(paths.editMembers(groupId));
    await page.getByRole('combobox', { name: 'Find companies by name or id' }).fill(twinB.name);
    await page.getByRole('option', { name: twinB.id }).click();
    const changes = page.getByRole('region', { name: 'Changes' });
    await expect(changes).toContainText(told(twinB));
    await expect(
      changes.getByRole('button', { name: `Do not remove ${told(twinB)}`, exact: true }),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Review changes' }).click();
    const review = page.getByRole('dialog', { name: `Save members of ${other}?`, exact: true });
    await expect(review).toContainText(twinB.id);
    await page.setViewportSize(phone);
    const save = review.getByRole('button', { name: `Save members of ${other}`, exact: true });
    await expect(save.getByText(day(created[1]))).toBeInViewport({ ratio: 1 });
    expect(await overflows(page)).toBe(false);
    await save.click();
    await expect(toasts(page)).toContainText(`Members of ${other} were saved`);

    await page.goto(paths.overview(twinA));
    for (const text of [one, other]) {
      await expect(page.getByRole('link', { name: text, exact: true })).toBeVisible();
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(paths.companies());
    await page.getByRole('button', { name: 'Group', exact: true }).click();
    await page.getByRole('textbox', { name: 'Find a company group' }).fill(name);
    await page.getByRole('button', { name: `created ${day(created[1])}` }).click();
    await expect(page).toHaveURL(new RegExp(`group=${groupId}`));
    await expect(page.getByRole('button', { name: `Group: ${other}`, exact: true })).toBeVisible();
    await expect(
      page.getByRole('button', { name: `Remove filter Group: ${other}`, exact: true }),
    ).toBeVisible();
  });
});

test.describe('two sessions of one person', () => {
  test.use({ who: 'admin' });

  test('are ended by names of their own', async ({ page, browser, stack }) => {
    const signedOut = { cookies: [], origins: [] };
    const contexts = await Promise.all(
      [1, 2].map(() => browser.newContext({ baseURL: stack.url, storageState: signedOut })),
    );
    for (const context of contexts) {
      const other = await context.newPage();
      await other.goto('/');
      await signIn(other, 'viewer');
      await expect(other.getByRole('heading', { level: 1, name: 'Companies' })).toBeVisible();
    }
    await page.goto('/sessions');
    await table(page, 'Sessions').settled();
    const buttons = await page.getByRole('button', { name: `End session of ${person('viewer').name}` }).all();
    expect(buttons.length).toBeGreaterThan(1);
    const names = await Promise.all(buttons.map((button) => button.getAttribute('aria-label')));
    expect(new Set(names).size).toBe(names.length);
    for (const context of contexts) await context.close();
  });
});
