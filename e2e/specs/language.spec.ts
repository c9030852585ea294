import type { Page, Request } from '@playwright/test';
import { findBarriers } from '../support/axe.ts';
import { overflows, paths, signIn, table } from '../support/console.ts';
import { goWithin } from '../support/go-within.ts';
import { known } from '../support/known.ts';
import { person } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { watchRequests } from '../support/traffic.ts';

/** Words that only the Turkish catalogue has. */
const turkish = 'Hedef kullanıcılar';

/** Those of the requests that are for a script with Turkish words in it. */
async function forTurkish(page: Page, requests: readonly Request[]): Promise<Request[]> {
  const scripts = requests.filter((request) => request.resourceType() === 'script');
  const addresses = new Set(scripts.map((script) => script.url()));
  const found = new Set<string>();
  for (const address of addresses) {
    const text = await (await page.request.get(address)).text();
    if (text.includes(turkish)) found.add(address);
  }
  return scripts.filter((script) => found.has(script.url()));
}

const language = (page: Page) => page.locator('html').getAttribute('lang');

async function choose(page: Page, menu: string, name: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: menu }).click();
  await page.getByRole('radio', { name, exact: true }).click();
}

test.describe('a person who chooses Turkish', () => {
  const who = 'operator';
  const { name } = person(who);
  test.use({ who });

  test('has it on every page, here and in any other browser', async ({ page, browser, stack }) => {
    await page.goto(paths.targetUsers(known.acme));
    await table(page, 'Target users').settled();
    expect(await language(page)).toBe('en');
    await choose(page, `Account of ${name}`, 'Türkçe');

    await expect(page.getByRole('heading', { level: 1 })).toContainText('Hedef kullanıcılar');
    await expect(page).toHaveTitle(`Hedef kullanıcılar · ${known.acme.name}`);
    await expect(table(page, 'Hedef kullanıcılar').column('E-posta')).toBeVisible();
    expect(await language(page)).toBe('tr');

    const elsewhere = await browser.newContext({
      baseURL: stack.url,
      storageState: { cookies: [], origins: [] },
    });
    const other = await elsewhere.newPage();
    await other.goto('/');
    await signIn(other, who);
    await expect(table(other, 'Şirketler').column('Lisans kullanımı')).toBeVisible();
    // The choice outlives the session in that browser: the way back in is Turkish too.
    await elsewhere.clearCookies();
    await other.goto('/');
    await expect(other.getByRole('heading', { name: 'Oturum aç' })).toBeVisible();
    await elsewhere.close();

    await choose(page, `Hesap: ${name}`, 'English');
    await expect(table(page, 'Target users').column('E-mail')).toBeVisible();
  });

  test('says when a language could not be saved, and changing it loses no half-filled form', async ({
    page,
  }) => {
    await test.step('is told when it could not be saved, and stays where it is', async () => {
      await page.goto('/');
      await table(page, 'Companies').settled();
      await page.route('**/api/preferences', (route) =>
        route.request().method() === 'PUT' ? route.abort() : route.continue(),
      );
      await choose(page, `Account of ${name}`, 'Türkçe');
      await expect(page.getByRole('alert')).toContainText('could not be saved');
      expect(await language(page)).toBe('en');
      await page.unroute('**/api/preferences');
    });

    await test.step('does not lose a half-filled form', async () => {
      await goWithin(page, paths.newTargetUser(known.acme));
      await page.getByRole('textbox', { name: 'E-mail' }).first().fill('ayla@example.com');
      page.on('dialog', (dialog) => void dialog.accept());
      await choose(page, `Account of ${name}`, 'Türkçe');
      await expect(page.getByText('Daha önce yazdıklarınız korundu.')).toBeVisible();
      await expect(page.getByRole('textbox', { name: 'E-posta' }).first()).toHaveValue('ayla@example.com');
    });
  });

  test('does not start the page over and over in a browser that keeps nothing', async ({
    page,
    context,
    stack,
  }) => {
    const headers = { 'X-CSRF': '1', Origin: stack.url };
    await context.request.put('/api/preferences', { headers, data: { language: 'tr' } });
    await page.addInitScript("Storage.prototype.setItem = () => { throw new Error('blocked'); }");
    let starts = 0;
    page.on('domcontentloaded', () => {
      starts += 1;
    });
    const told = page.waitForResponse('**/api/preferences');
    await page.goto('/');
    await (await told).finished();
    await page.getByRole('link', { name: known.acme.name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: known.acme.name })).toBeVisible();
    expect(starts).toBe(1);
  });
});

test('people who read English load no Turkish', async ({ page }) => {
  const requests = watchRequests(page);
  await page.goto(paths.overview(known.acme));
  await page.getByRole('link', { name: 'Target users', exact: true }).click();
  await table(page, 'Target users').settled();
  await page.getByRole('button', { name: /^Account of/ }).click();
  await expect(page.getByRole('radio', { name: 'English' })).toBeChecked();
  await expect(page.getByText('Türkçe', { exact: true })).toHaveAttribute('lang', 'tr');
  expect(await forTurkish(page, requests)).toEqual([]);
});

test.describe('a Turkish browser', () => {
  test.use({ locale: 'tr-TR', timezoneId: 'Europe/Istanbul' });

  test('loads the Turkish words once, and writes dates and numbers so', async ({ page }) => {
    const requests = watchRequests(page);
    await page.goto('/');
    const companies = table(page, 'Şirketler');
    const acme = companies.rows.filter({ hasText: known.acme.name });
    await expect(acme).toContainText('4.500 / 4.950');
    await expect(acme).toContainText(/\d\d (Oca|Şub|Mar|Nis|May|Haz|Tem|Ağu|Eyl|Eki|Kas|Ara) 20\d\d/);
    expect(await forTurkish(page, requests)).toHaveLength(1);
  });

  test.describe('before anybody has signed in', () => {
    test.use({ who: 'anonymous' });

    test('starts in Turkish, and in English once that is chosen there', async ({ page }) => {
      await page.goto('/');
      await expect(page.getByRole('heading', { name: 'Oturum aç' })).toBeVisible();
      expect(await language(page)).toBe('tr');
      expect(await findBarriers(page)).toEqual([]);
      await page.getByRole('radio', { name: 'English' }).click();
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
      await page.reload();
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
      expect(await language(page)).toBe('en');
    });
  });

  test.describe('of an admin', () => {
    test.use({ who: 'admin' });

    const company = known.overLicence;
    const pages: [path: string, heading: string][] = [
      [paths.companies(), 'Şirketler'],
      [paths.overview(known.acme), known.acme.name],
      [paths.targetUsers(known.acme, { status: 'inactive', priority: 'High' }), 'Hedef kullanıcılar'],
      [paths.newTargetUser(company), 'Yeni hedef kullanıcı'],
      [paths.targetGroups(known.acme), 'Hedef gruplar'],
      [paths.companyGroups(), 'Şirket grupları'],
      [paths.newCompanyGroup(), 'Yeni şirket grubu'],
      [paths.targetUsers(known.privacy), 'Bu şirkete erişilemiyor'],
      ['/activity', 'Etkinlik'],
      ['/sessions', 'Oturumlar'],
    ];
    test('reads every page without a barrier, on a phone too', async ({ page }) => {
      for (const [path, heading] of pages) {
        await test.step(heading, async () => {
          await page.setViewportSize({ width: 1280, height: 800 });
          await goWithin(page, path);
          await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible();
          await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
          // Of words nothing depends on the theme.
          expect.soft(await findBarriers(page, ['light']), `${path}: barriers`).toEqual([]);
          await page.setViewportSize({ width: 360, height: 740 });
          expect.soft(await overflows(page), `${path} is wider than a phone`).toBe(false);
        });
      }
      await expect(table(page, 'Oturumlar').rows.first()).toContainText('GMT+3');

      await goWithin(page, paths.newTargetUser(company));
      await page.getByRole('textbox', { name: 'E-posta' }).first().fill('nobody');
      await page.getByRole('button', { name: `${company.name} şirketinde oluştur` }).click();
      await expect(page.getByText('Geçerli bir e-posta adresi değil')).toBeVisible();
    });
  });
});
