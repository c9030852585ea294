import type { Locator, Page } from '@playwright/test';
import { paths, table } from '../support/console.ts';
import { expect, test } from '../support/test.ts';

/** Answers a list with these values of a field in its first rows. */
const rename = (page: Page, path: RegExp, field: string, values: readonly string[]) =>
  page.route(path, async (route) => {
    const response = await route.fetch();
    const { items, ...rest } = await response.json();
    const json = {
      ...rest,
      items: items.map((item: object, index: number) =>
        index < values.length ? { ...item, [field]: values[index] } : item,
      ),
    };
    await route.fulfill({ response, json });
  });

/** The text is in a box of its own, is too long for it and ends in dots. */
async function endsInDots(text: Locator): Promise<void> {
  await expect(text).toHaveCSS('text-overflow', 'ellipsis');
  await expect(text).toHaveCSS('display', /^(block|inline-block|table-cell)$/);
  expect(await text.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true);
}

const long = `${'International Federation of Harbour Masters '.repeat(3)}Ltd`;
const arabic = 'الشركة العربية الدولية المتحدة لخدمات الشحن والتخزين والنقل البحري والجوي المحدودة';

test('a long name of a company ends in dots, in its own direction, on a wide screen and on a phone', async ({
  page,
}) => {
  await rename(page, /\/api\/companies\?/, 'name', [long, arabic]);
  await page.goto(paths.companies());
  const { rows } = table(page, 'Companies');
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 360, height: 740 },
  ]) {
    await page.setViewportSize(viewport);
    for (const [index, name, direction] of [
      [0, long, 'ltr'],
      [1, arabic, 'rtl'],
    ] as const) {
      const text = rows.nth(index).getByText(name, { exact: true });
      await endsInDots(text);
      await expect(text).toHaveCSS('direction', direction);
    }
  }
});

test.describe('an admin', () => {
  test.use({ who: 'admin' });

  test('reads the targets of the trail whole: only addresses lose their middle, in their own direction', async ({
    page,
  }) => {
    for (let count = 0; count < 2; count += 1) {
      await page.request.get('/api/companies/export?format=csv', {
        headers: { 'x-csrf': '1', 'sec-fetch-site': 'same-origin' },
      });
    }
    const group = 'The Northern Response Group for Emergencies';
    const domain = '@example.com';
    await rename(page, /\/api\/audit(?:\?|$)/, 'target', [group, `${'ب'.repeat(60)}${domain}`]);
    await page.goto('/activity');
    const { rows } = table(page, 'Activity');
    const cell = rows.nth(0).getByText(group, { exact: true });
    await endsInDots(cell);

    const address = rows.nth(1).getByText(domain);
    await expect(address).toHaveCSS('direction', 'rtl');
    // In Arabic the beginning is at the right.
    const beginning = address.locator('span');
    expect((await beginning.boundingBox())?.x).toBeGreaterThan((await address.boundingBox())?.x ?? Infinity);
  });
});
