import type { Page } from '@playwright/test';
import { table } from './console.ts';
import { known } from './known.ts';
import { expect } from './test.ts';

/** The inside of a sheet of A4 with our margins, in CSS pixels. */
const portrait = { width: 703, height: 1032 };
const landscape = { width: 1032, height: 703 };

/** No box around the rows cuts or scrolls them. */
const everyRowShows = `
  [...document.querySelectorAll('.list-frame, .list-scroll')].every((box) => box.scrollHeight <= box.clientHeight + 1)
`;
const fitsSheet = `
  [...document.querySelectorAll('table, th, td')].every((cell) => cell.getBoundingClientRect().right <= innerWidth)
`;

/** The lists that people print, by the name of their page: what the sheet says they are, and of which company. */
export const sheets: Partial<Record<string, { title: string; company: string }>> = {
  companies: { title: 'Companies', company: 'All companies' },
  'target-users': { title: 'Target users', company: known.acme.name },
  'target-groups': { title: 'Target groups', company: known.acme.name },
  'company-groups': { title: 'Company groups', company: 'All companies' },
  activity: { title: 'Activity', company: 'All companies' },
  sessions: { title: 'Sessions', company: 'All companies' },
};

/** A list on paper, from the dark theme: title, company and every row, black on white, nothing to press. */
export async function expectOnPaper(
  page: Page,
  { title, company }: { title: string; company: string },
): Promise<void> {
  await page.setViewportSize(portrait);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });

  const { root } = table(page, title);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole('banner').getByText(company)).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeHidden();
  await expect(page.getByRole('button', { name: /^Account of/ })).toBeHidden();
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expect(page.locator('html')).toHaveCSS('color', 'rgb(0, 0, 0)');
  await expect(root.locator('thead')).toHaveCSS('display', 'table-header-group');

  for (const [sheet, size] of Object.entries({ portrait, landscape })) {
    await page.setViewportSize(size);
    expect(await page.evaluate(everyRowShows), `every row shows, ${sheet}`).toBe(true);
    expect(await page.evaluate(fitsSheet), `fits the sheet, ${sheet}`).toBe(true);
  }
  await page.emulateMedia({ media: null });
}
