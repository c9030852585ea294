import { overflows, paths, table, toasts } from '../support/console.ts';
import { known } from '../support/known.ts';
import { fillIn, targetUserForm } from '../support/target-user-form.ts';
import { expect, test } from '../support/test.ts';

const company = known.brightwater;

test.describe('an operator', () => {
  test.use({ who: 'operator' });

  test('creates a person with every field, and Keepnet has every one of them', async ({ page, sandbox }) => {
    const email = 'grace.hopper@acme.example.com';
    await page.goto(paths.targetUsers(known.acme));
    await expect(table(page, 'Target users').rows).toHaveCount(25);
    await page.keyboard.press('n');
    const form = targetUserForm(page);
    await expect(form.email).toBeFocused();
    await expect(page).toHaveTitle(`New target user · ${known.acme.name}`);
    await page.keyboard.type(email);
    await form.firstName.fill('Grace 👩‍🚀');
    await form.lastName.fill('محمد');
    await form.text('Department').fill('Research');
    await form.panel.getByRole('combobox', { name: 'Priority' }).selectOption('High');
    await form.panel.getByRole('switch', { name: 'Active' }).click();
    await form.phone.fill('+90 (532) 111-22 33');
    await expect(form.phone).toHaveAccessibleDescription(/Will be sent as \+90 532 111 22 33/);
    await form.choose('Target groups', 'board', /^Board/);
    await form.choose('Target groups', 'night', /^Night Shift/);
    await form.choose('Time zone', 'brasilia', /Brasilia/);
    await form.choose('Preferred language', 'turk', /Turkish/);
    await form.manager.getByRole('textbox', { name: 'First name' }).fill('Ada');
    await form.manager.getByRole('textbox', { name: 'Last name' }).fill('Lovelace');
    await form.manager.getByRole('textbox', { name: 'E-mail' }).fill('ada@acme.example.com');
    await form.text('Cost centre').fill('CC-7');
    await form.text('Employee number').fill('4711');
    await form.text('Private e-mail').fill('grace@mail.example.net');
    await form.panel.getByLabel('Start date').fill('2026-03-01');
    await form.panel.getByLabel('Last reviewed').fill('2026-03-02T09:30');
    await form.panel.getByRole('combobox', { name: 'Works remotely' }).selectOption('Yes');
    await form.create.click();

    await expect(toasts(page)).toContainText('Grace 👩‍🚀 محمد was created');
    await expect(toasts(page)).toContainText(known.acme.name);
    await expect(page).toHaveURL(/target-users$/);
    await expect(table(page, 'Target users').rows.first()).toContainText(email);

    const [user, ...others] = await sandbox.users(known.acme.id, email);
    expect(others).toEqual([]);
    expect(user).toMatchObject({
      firstName: 'Grace 👩‍🚀',
      lastName: 'محمد',
      department: 'Research',
      priority: 'High',
      active: false,
      phone: '+905321112233',
      managerFirstName: 'Ada',
      managerLastName: 'Lovelace',
      managerEmail: 'ada@acme.example.com',
    });
    expect(user?.timeZoneId).toBeTruthy();
    expect(user?.languageId).toBe('lNgTur3x7Vb5');
    expect(user?.custom.slice(0, 3)).toEqual(['CC-7', '4711', 'grace@mail.example.net']);
    expect(user?.custom[3]).toMatch(/^2026-03-01/);
    expect(user?.custom[4]).toMatch(/^2026-03-02T09:30/);
    expect(user?.custom[5]).toBe('True');

    await toasts(page).getByRole('link', { name: 'Open' }).click();
    const details = page.getByRole('dialog', { name: 'Grace 👩‍🚀 محمد' });
    await expect(details.getByRole('region', { name: 'Target groups' })).toContainText('Night Shift');
    await expect(details.getByRole('region', { name: 'Custom fields' })).toContainText('CC-7');
  });

  test('two tabs on two companies create each in its own', async ({ context, sandbox }) => {
    const first = await context.newPage();
    const second = await context.newPage();
    const inFirst = await fillIn(first, known.anyDomain, 'tab@example.org');
    const inSecond = await fillIn(second, known.acme, 'tab@acme.example.org');
    await inFirst.create.click();
    await expect(toasts(first)).toContainText(known.anyDomain.name);
    await inSecond.create.click();
    await expect(toasts(second)).toContainText(known.acme.name);
    const found = async ({ id }: { id: string }, email: string) => (await sandbox.users(id, email)).length;
    expect(await found(known.anyDomain, 'tab@example.org')).toBe(1);
    expect(await found(known.acme, 'tab@acme.example.org')).toBe(1);
    expect(await found(known.acme, 'tab@example.org')).toBe(0);
    expect(await found(known.anyDomain, 'tab@acme.example.org')).toBe(0);
    expect(await found(known.reseller, 'tab@example.org')).toBe(0);
  });

  test('without a mouse: open, fill in, choose a group, send', async ({ page, sandbox }) => {
    const email = 'keys@brightwater.example.com';
    await page.goto(paths.targetUsers(company));
    await expect(table(page, 'Target users').rows).toHaveCount(25);
    await page.keyboard.press('n');
    const form = targetUserForm(page);
    await expect(form.email).toBeFocused();
    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type('Key');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Board');
    for (let tabs = 0; tabs < 4; tabs += 1) await page.keyboard.press('Tab');
    await expect(form.phone).toBeFocused();
    await page.keyboard.type('+90 532 111 22 33');
    await page.keyboard.press('Tab');
    await page.keyboard.type('night');
    await page.keyboard.press('Enter');
    await expect(form.panel.getByRole('button', { name: 'Remove Night Shift' })).toBeVisible();
    // Escape closes the list only; a second one asks about the form.
    await page.keyboard.press('Escape');
    await expect(form.options).toHaveCount(0);
    await expect(form.panel).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(toasts(page)).toContainText('Key Board was created');
    await expect(page.getByRole('link', { name: 'New target user' })).toBeVisible();
    expect(await sandbox.users(company.id, email)).toHaveLength(1);
  });

  test('fits a phone with an open list', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const form = await fillIn(page, company, 'phone@brightwater.example.com');
    await form.panel.getByRole('combobox', { name: 'Time zone' }).click();
    await expect(form.options.first()).toBeVisible();
    expect(await overflows(page)).toBe(false);
    await expect(form.panel.getByRole('button', { name: /^Create/ })).toHaveText([
      `Create in ${company.name}`,
    ]);
  });
});
