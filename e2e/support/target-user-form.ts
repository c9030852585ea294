import type { Page } from '@playwright/test';
import { type Company, paths } from './console.ts';

/** The form of a new target user, by what its fields are called on screen. */
export function targetUserForm(page: Page) {
  const panel = page.getByRole('dialog', { name: 'New target user' });
  const text = (name: string, exact = false) => panel.getByRole('textbox', { name, exact });
  const person = panel.getByRole('region', { name: 'Person' });
  const manager = panel.getByRole('region', { name: 'Manager' });
  const options = panel.getByRole('listbox').getByRole('option');
  return {
    panel,
    /** What the open searchable list offers. */
    options,
    text,
    email: person.getByRole('textbox', { name: 'E-mail' }),
    firstName: person.getByRole('textbox', { name: 'First name' }),
    lastName: person.getByRole('textbox', { name: 'Last name' }),
    phone: text('Phone'),
    manager,
    create: panel.getByRole('button', { name: /^Create in / }),
    another: panel.getByRole('switch', { name: 'Then add another' }),
    alert: panel.getByRole('alert'),
    /** Chooses in one of the searchable lists, by typing. */
    async choose(list: string, typed: string, option: string | RegExp): Promise<void> {
      const input = panel.getByRole('combobox', { name: list, exact: true });
      await input.fill(typed);
      await options.filter({ hasText: option }).click();
    },
  };
}

export type TargetUserForm = ReturnType<typeof targetUserForm>;

/** Opens the form of a company and fills in what is required. */
export async function fillIn(page: Page, company: Company, email: string): Promise<TargetUserForm> {
  await page.goto(paths.newTargetUser(company));
  return fillInOpen(page, email);
}

/** Fills in what is required in the form that is open. */
export async function fillInOpen(page: Page, email: string): Promise<TargetUserForm> {
  const form = targetUserForm(page);
  await form.email.fill(email);
  await form.firstName.fill('Ada');
  await form.lastName.fill('Lovelace');
  await form.phone.fill('+90 532 111 22 33');
  return form;
}
