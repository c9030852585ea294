import { expect, type Locator, type Page } from '@playwright/test';
import { person, type Who } from './people.ts';

export interface Company {
  id: string;
  name: string;
}

const withQuery = (path: string, query: Record<string, string>): string => {
  const search = new URLSearchParams(query).toString();
  return search ? `${path}?${search}` : path;
};

/** Every page of the console, by its address. */
export const paths = {
  companies: (query: Record<string, string> = {}) => withQuery('/', query),
  overview: ({ id }: Company) => `/companies/${id}`,
  targetUsers: ({ id }: Company, query: Record<string, string> = {}) =>
    withQuery(`/companies/${id}/target-users`, query),
  newTargetUser: ({ id }: Company) => `/companies/${id}/target-users/new`,
  importTargetUsers: ({ id }: Company) => `/companies/${id}/target-users/import/source`,
  targetGroups: ({ id }: Company, query: Record<string, string> = {}) =>
    withQuery(`/companies/${id}/target-groups`, query),
  companyGroups: (query: Record<string, string> = {}) => withQuery('/company-groups', query),
  newCompanyGroup: () => '/company-groups/new',
  companyGroup: (groupId: string) => `/company-groups/${groupId}`,
  editMembers: (groupId: string) => `/company-groups/${groupId}/members/edit`,
  newTargetGroup: ({ id }: Company) => `/companies/${id}/target-groups/new`,
};

/** The table of a page, by its name; each helper reads as what a person does or sees. */
export function table(page: Page, name: string | RegExp) {
  const root = page.getByRole('table', { name });
  return {
    root,
    rows: root.locator('tbody').getByRole('row'),
    column: (header: string) => root.getByRole('columnheader', { name: header }),
    sortBy: (header: string) => root.getByRole('columnheader', { name: header }).getByRole('button').click(),
    /** Resolves once the rows belong to what the address asks for. */
    settled: () => expect(root).toHaveAttribute('aria-busy', 'false'),
  };
}

/** The e-mail address in each of these rows. A name that others share is followed by one too, so only the other cells are read. */
export const emailsIn = (rows: Locator): Locator => rows.getByRole('cell').filter({ hasText: '@' });

/**
 * Signs in through the console's own page and the identity provider's form. Resolves when the browser has left the provider: what a test
 * routes while a page is still being opened may not hold for that page.
 */
export async function signIn(page: Page, who: Who): Promise<void> {
  const { origin } = new URL(page.url());
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  await enterAccount(page, who);
  await page.waitForURL((url) => url.origin === origin && !url.pathname.startsWith('/auth/'));
}

/** Answers the sign-in page of the identity provider. */
export async function enterAccount(page: Page, who: Who): Promise<void> {
  const { id, password } = person(who);
  await page.getByLabel('Account', { exact: true }).fill(id);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** What is typed into the open palette. */
export const paletteInput = (page: Page): Locator =>
  page.getByRole('combobox', { name: 'Company name or id, page or action' });

/** What the open palette offers: companies first, then pages and actions. */
export const offered = (page: Page): Locator =>
  page.getByRole('listbox', { name: 'Results' }).getByRole('option');

/** Opens the palette by its keys. */
export async function openPalette(page: Page): Promise<void> {
  // The keys work from the moment that the header is there.
  await expect(currentCompany(page)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(paletteInput(page)).toBeFocused();
}

/** The switcher in the header: opened by its keys, searched by typing, left by Enter. */
export async function switchCompany(page: Page, text: string): Promise<void> {
  await openPalette(page);
  const search = paletteInput(page);
  await page.keyboard.type(text);
  await expect(offered(page).first()).toContainText(text);
  await page.keyboard.press('Enter');
  await expect(search).toBeHidden();
}

/** The button in the header that names the company of the page. */
export const currentCompany = (page: Page): Locator =>
  page.getByRole('banner').getByRole('button', { name: /^Switch company/ });

/** True when something of the page is wider than the window. */
export const overflows = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth || document.body.scrollWidth > document.body.clientWidth',
  );

/** The toasts at the bottom right. */
export const toasts = (page: Page): Locator =>
  page.getByRole('region', { name: 'Notifications' }).getByRole('listitem');
