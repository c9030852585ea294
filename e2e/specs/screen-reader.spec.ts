import type { Page } from '@playwright/test';
import { paths, switchCompany, table, toasts } from '../support/console.ts';
import { goWithin } from '../support/go-within.ts';
import { listenTo } from '../support/heard.ts';
import { known } from '../support/known.ts';
import { expect, test } from '../support/test.ts';

const { acme, brightwater } = known;

/** Opens a list. */
async function open(page: Page, path: string, list: string): Promise<void> {
  await goWithin(page, path);
  await table(page, list).settled();
}

test.describe('is told of', () => {
  test.use({ who: 'operator' });

  test('what changes on the page is announced: company, page, rows, files, results and failures', async ({
    page,
    sandbox,
  }) => {
    const all = await listenTo(page);
    const heard = (text: string | RegExp) => expect.poll(all).toMatch(text);

    await test.step('the company and how many rows it has, after a switch', async () => {
      await open(page, paths.targetUsers(acme), 'Target users');
      await heard(`Company: ${acme.name}`);
      await switchCompany(page, brightwater.name);
      await heard(`Company: ${brightwater.name}`);
      // As many as there are by now: other tests add to them.
      await heard(/^1,2\d\d target users$/m);
    });

    await test.step('the page that a link led to', async () => {
      await page.getByRole('link', { name: 'Target groups' }).click();
      await heard(`Target groups · ${brightwater.name}`);
    });

    await test.step('the matches of a search, the sort and the page', async () => {
      await open(page, paths.companies(), 'Companies');
      await heard(/120 companies/);
      await table(page, 'Companies').sortBy('Users');
      await heard('Users, ascending');
      await table(page, 'Companies').sortBy('Users');
      await heard('Users, descending');
      await page.getByRole('button', { name: 'Next page' }).click();
      await heard('26-50 of 120');
      await page.getByRole('searchbox', { name: 'Search companies' }).fill(acme.name);
      await heard(/^1 company$/m);
      await page.getByRole('searchbox', { name: 'Search companies' }).fill('nothing of the kind');
      await heard(/^0 companies$/m);
    });

    await test.step('what was created, and what was refused', async () => {
      await open(page, paths.newTargetGroup(acme), 'Target groups');
      await page.getByRole('textbox', { name: 'Name' }).fill('Heard of');
      await sandbox.spoil(
        { method: 'POST', path: '/api/target-groups' },
        { kind: 'status', status: 400, envelope: true, message: 'That will not do' },
      );
      const create = page.getByRole('button', { name: `Create in ${acme.name}` });
      await create.click();
      await heard('Nothing was created');
      await sandbox.heal();
      await create.click();
      await heard('Target group “Heard of” was created');
    });

    await test.step('a file that was exported, and one that was not', async () => {
      await open(page, paths.targetUsers(brightwater), 'Target users');
      const take = async () => {
        await page.getByRole('button', { name: 'Export', exact: true }).click();
        await page.getByRole('button', { name: 'CSV, all matching rows' }).click();
      };
      await take();
      await heard('Target users exported');
      await sandbox.spoil({ path: '/api/target-users/search/export' }, { kind: 'cut', cutAfterRows: 400 });
      await take();
      await heard('Target users could not be exported');
    });

    await test.step('a list that could not be loaded', async () => {
      await sandbox.spoil(
        { path: '/api/target-users/search' },
        { kind: 'status', status: 500, envelope: true },
      );
      await switchCompany(page, known.twinA.name);
      await heard('This could not be loaded');
    });
  });
});

test('a toast can be reached by keyboard, tables have headers, and the chart of months has words', async ({
  page,
}) => {
  await page.clock.install();
  await page.goto(paths.targetUsers(acme));

  await test.step('a table has a name, its columns and rows have heads, and one column says how it is sorted', async () => {
    const { root, rows } = table(page, 'Target users');
    await expect(rows.first().getByRole('rowheader')).toBeVisible();
    const heads = root.getByRole('columnheader');
    for (const head of await heads.all()) await expect(head).toHaveAttribute('scope', 'col');
    await expect(root.locator('[aria-sort]')).toHaveCount(1);
    await expect(root.getByRole('columnheader', { name: 'Created' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
  });

  await test.step('the chart of months says in words what it shows', async () => {
    const chart = page.getByRole('region', { name: 'Added per month' });
    await expect(
      chart.getByText(/^Target users added per month from .+ to .+ in total, most in .+\.$/),
    ).toBeAttached();
    await expect(chart.getByRole('link').first()).toHaveAccessibleName(/^\w+ \d{4}: [\d,]+ added$/);
  });

  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('button', { name: 'CSV, this page' }).click();
  const toast = toasts(page);
  await expect(toast).toContainText('Target users exported');
  const dismiss = toast.getByRole('button', { name: 'Dismiss' });
  await dismiss.focus();
  await page.clock.fastForward('10:00');
  await expect(dismiss).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(toast).toHaveCount(0);
});
