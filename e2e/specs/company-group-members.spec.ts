import type { Page } from '@playwright/test';
import { overflows, paths, table, toasts } from '../support/console.ts';
import { goWithin } from '../support/go-within.ts';
import { known } from '../support/known.ts';
import type { SandboxControl } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

const { acme, brightwater, overLicence, unlimited } = known;
const participants = '/api/company-groups/{resourceId}/participants';

test.use({ who: 'operator' });

const find = (page: Page) => page.getByRole('combobox', { name: 'Find companies by name or id' });
const option = (page: Page, name: string) =>
  page.getByRole('listbox', { name: 'Companies to choose from' }).getByRole('option', { name }).first();
const changes = (page: Page) => page.getByRole('region', { name: 'Changes', exact: true });

async function toggle(page: Page, name: string): Promise<void> {
  await find(page).fill(name);
  await option(page, name).click();
}

async function save(page: Page, group: string): Promise<void> {
  await page.getByRole('button', { name: 'Review changes' }).click();
  await page.getByRole('button', { name: `Save members of ${group}` }).click();
}

async function edit(page: Page, sandbox: SandboxControl, group: string, members: readonly string[]) {
  const groupId = await sandbox.plantGroup(group, members);
  await goWithin(page, paths.editMembers(groupId));
  await expect(find(page)).toBeVisible();
  return groupId;
}

const puts = async (sandbox: SandboxControl) =>
  (await sandbox.requests(participants)).filter(({ method }) => method === 'PUT').length;

test('by keyboard alone, with the difference by name, whether the upstream replaces or adds', async ({
  page,
  sandbox,
}) => {
  for (const mode of ['replace', 'add'] as const) {
    const group = `Keyboard ${mode}`;
    await sandbox.modes({ participants: mode });
    await edit(page, sandbox, group, [acme.id, brightwater.id]);
    await find(page).focus();
    await page.keyboard.type('ostrava');
    await page.keyboard.press('Enter');
    await expect(option(page, unlimited.name)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Escape');
    await page.keyboard.type('acme');
    await page.keyboard.press('Enter');
    await expect(option(page, acme.name)).toHaveAttribute('aria-selected', 'false');
    await page.keyboard.press('Escape');
    await expect(changes(page).getByRole('region', { name: 'Added 1' })).toContainText(unlimited.name);
    await expect(changes(page).getByRole('region', { name: 'Removed 1' })).toContainText(acme.name);

    await page.getByRole('button', { name: 'Review changes' }).press('Enter');
    const review = page.getByRole('dialog', { name: `Save members of ${group}?` });
    await expect(review).toContainText('The group has 2 companies and will have 2.');
    await expect(review.getByRole('region', { name: 'Added 1' })).toContainText(unlimited.name);
    await expect(review.getByRole('region', { name: 'Removed 1' })).toContainText(acme.name);
    await review.getByRole('button', { name: `Save members of ${group}` }).press('Enter');
    await expect(toasts(page)).toContainText(`Members of ${group} were saved`);
    await expect(table(page, `Members of ${group}`).rows).toHaveCount(2);
    expect((await sandbox.membersOf(group)).toSorted()).toEqual([brightwater.id, unlimited.id].toSorted());
  }

  await test.step('Enter is about what was typed before it, also when the list does not show that yet', async () => {
    await edit(page, sandbox, 'Typed in a hurry', [acme.id]);
    const field = find(page);
    await field.fill('nobody has this name');
    await expect(page.getByText('No company matches')).toBeVisible();
    await field.focus();
    // Both in one task: nothing can be painted in between.
    await page.evaluate(`{
      const field = document.activeElement;
      field.select();
      document.execCommand('insertText', false, '${brightwater.name}');
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    }`);
    await expect(option(page, brightwater.name)).toHaveAttribute('aria-selected', 'true');
    await expect(changes(page).getByRole('region', { name: 'Added 1' })).toContainText(brightwater.name);
  });

  await test.step('in the list: arrows, Space, and all that match; what is not selected can be left out of sight', async () => {
    await edit(page, sandbox, 'Listed', [acme.id]);
    await find(page).fill('a');
    const list = page.getByRole('listbox', { name: 'Companies to choose from' });
    await list.focus();
    await page.keyboard.press('End');
    const count = Number(await list.getByRole('option').last().getAttribute('aria-setsize'));
    expect(count).toBeGreaterThan(20);
    await expect(list).toHaveAttribute('aria-activedescendant', new RegExp(`-${count - 1}$`));
    await page.keyboard.press('Control+a');
    await expect(page.getByRole('radio', { name: `Selected ${count}` })).toBeVisible();
    await page.getByRole('button', { name: `Clear all ${count}` }).click();
    await page.getByRole('radio', { name: 'Selected 0' }).check();
    await expect(page.getByText('No company is selected.')).toBeVisible();
    await page.getByRole('radio', { name: 'Changes 1' }).check();
    await find(page).fill('');
    await expect(list.getByRole('option')).toHaveCount(1);
    await expect(option(page, acme.name)).toContainText('Removed');
    await list.focus();
    await page.keyboard.press(' ');
    await expect(page.getByText('No changes yet.').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Review changes' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });
});

test('a conflict, a stop half-way or a lost answer shows the actual members and sends nothing twice', async ({
  page,
  sandbox,
}) => {
  await test.step('another person was faster: both lists, a merge, and nothing of theirs undone', async () => {
    const group = 'Contended';
    const groupId = await edit(page, sandbox, group, [acme.id, brightwater.id]);
    await toggle(page, unlimited.name);
    await toggle(page, brightwater.name);
    const rival = await page.request.put(`/api/company-groups/${groupId}/participants`, {
      headers: { 'X-CSRF': '1', 'Sec-Fetch-Site': 'same-origin', 'Idempotency-Key': crypto.randomUUID() },
      data: { seen: [acme.id, brightwater.id], wanted: [acme.id, brightwater.id, overLicence.id] },
    });
    expect(rival.status()).toBe(200);
    await save(page, group);

    const notice = page.getByRole('alert');
    await expect(notice).toContainText('Another person changed the members');
    const row = notice.getByRole('row', { name: overLicence.name });
    await expect(row.getByRole('cell')).toHaveText(['Not a member', 'Member', 'Not a member']);
    await expect(notice).toContainText('The change would be: 1 added, 1 removed.');
    expect(await sandbox.membersOf(group)).toHaveLength(3);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await overflows(page)).toBe(false);
    await page.setViewportSize({ width: 1280, height: 800 });

    await notice.getByRole('button', { name: 'Apply my changes to the new list' }).click();
    await expect(notice).toHaveCount(0);
    await save(page, group);
    await expect(toasts(page)).toContainText(`Members of ${group} were saved`);
    expect((await sandbox.membersOf(group)).toSorted()).toEqual(
      [acme.id, overLicence.id, unlimited.id].toSorted(),
    );
  });

  await test.step('a stop half-way shows what is really there, and can be finished', async () => {
    const group = 'Half-way';
    await sandbox.modes({ participants: 'add' });
    await edit(page, sandbox, group, [acme.id, brightwater.id]);
    await toggle(page, unlimited.name);
    await toggle(page, acme.name);
    await sandbox.spoil({ method: 'DELETE', path: participants }, { kind: 'status', status: 500 });
    await save(page, group);
    const notice = page.getByRole('alert');
    await expect(notice).toContainText('The change stopped partway');
    await expect(notice.getByRole('row', { name: acme.name }).getByRole('cell')).toHaveText([
      'Member',
      'Member',
      'Not a member',
    ]);
    await expect(toasts(page)).toHaveCount(0);
    await sandbox.heal();
    await notice.getByRole('button', { name: 'Keep what I want and try again' }).click();
    await save(page, group);
    await expect(toasts(page)).toContainText(`Members of ${group} were saved`);
    expect((await sandbox.membersOf(group)).toSorted()).toEqual([brightwater.id, unlimited.id].toSorted());
  });

  await test.step('a lost answer is looked into: found where it was done, open where it was not', async () => {
    await sandbox.modes({ participants: 'replace' });
    const done = 'Lost and done';
    await edit(page, sandbox, done, [acme.id]);
    await toggle(page, unlimited.name);
    await sandbox.spoil({ method: 'PUT', path: participants }, { kind: 'reset', applied: 'after' });
    await save(page, done);
    await expect(toasts(page)).toContainText('The answer was lost, but we checked and they are there.');
    await sandbox.heal();

    const open = 'Lost and open';
    await edit(page, sandbox, open, [acme.id]);
    await toggle(page, unlimited.name);
    await sandbox.spoil({ method: 'PUT', path: participants }, { kind: 'reset', applied: 'before' });
    const before = await puts(sandbox);
    await save(page, open);
    const notice = page.getByRole('alert');
    await expect(notice).toContainText('We do not know yet whether the members were saved');
    await expect(page.getByText('So far the group is unchanged.')).toBeVisible();
    await sandbox.heal();
    await notice.getByRole('button', { name: 'Check again' }).click();
    await expect(notice).toContainText('Checked once');
    expect(await puts(sandbox)).toBe(before + 1);
    expect(await sandbox.membersOf(open)).toEqual([acme.id]);
  });
});

test('unsaved changes are asked about and survive a reload; on a phone a long name fits', async ({
  page,
  sandbox,
}) => {
  await test.step('unsaved changes are asked about, and kept through a reload', async () => {
    await edit(page, sandbox, 'Unsaved', [acme.id]);
    await toggle(page, unlimited.name);
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Companies', exact: true })
      .click();
    const ask = page.getByRole('dialog', { name: 'Leave this form?' });
    await expect(ask).toContainText('Your changes to the members are not saved yet.');
    await ask.getByRole('button', { name: 'Stay' }).click();
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await expect(page.getByText('Your earlier changes were kept.')).toBeVisible();
    await expect(changes(page).getByRole('region', { name: 'Added 1' })).toContainText(unlimited.name);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await ask.getByRole('button', { name: 'Discard and leave' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Unsaved' })).toBeVisible();
  });

  await test.step('on a phone the way back to a group with a long name ends within the window', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    const group = 'Customers of the long-standing partnership programme in eastern Europe';
    await edit(page, sandbox, group, [acme.id]);
    const back = page.getByRole('main').getByRole('link', { name: group });
    await expect(back).toBeInViewport({ ratio: 1 });
  });
});
