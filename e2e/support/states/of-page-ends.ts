import { expect, type Locator, type Page } from '@playwright/test';
import { known } from '../known.ts';
import { person } from '../people.ts';
import { fillIn } from '../target-user-form.ts';
import type { ConsoleState } from './state.ts';

/** Tells what another tab of the browser would, until the page shows that it has heard it: it listens once it is idle. */
const tell = (page: Page, news: Record<string, unknown>, heard: Locator) =>
  expect(async () => {
    await page.evaluate<void>(`new BroadcastChannel('console.person').postMessage(${JSON.stringify(news)})`);
    await heard.waitFor({ timeout: 5_000 });
  }).toPass();

/** Pages that are no longer for the person who opened them. */
export const statesOfPageEnds: readonly ConsoleState[] = [
  {
    name: 'page-end-another-person',
    who: 'operator',
    async reach(page) {
      await fillIn(page, known.acme, 'ada.lovelace@acme.example.com');
      const user = { id: 'another', name: person('admin').name, email: null, role: 'admin', limited: false };
      await page.route('**/api/session', (route) =>
        route.fulfill({
          headers: { 'X-Person': user.id },
          json: { user, reseller: { companyId: null, name: null }, phoneRequired: true },
        }),
      );
      const news = { type: 'signed_in', id: user.id, role: user.role, limited: false };
      await tell(page, news, page.getByRole('button', { name: `Continue as ${user.name}` }));
    },
  },
  {
    name: 'page-end-signed-out',
    who: 'operator',
    async reach(page) {
      await fillIn(page, known.acme, 'ada.lovelace@acme.example.com');
      await page.route('**/api/session', (route) => route.fulfill({ status: 401, json: {} }));
      const heading = page.getByRole('heading', { name: 'You signed out in another tab' });
      await tell(page, { type: 'signed_out' }, heading);
    },
  },
];
