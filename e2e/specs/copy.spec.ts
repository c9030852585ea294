import { copiedStyle } from '../../packages/contract/src/copied-style.ts';
import { paths, table } from '../support/console.ts';
import { goWithin } from '../support/go-within.ts';
import { known } from '../support/known.ts';
import { expect, test } from '../support/test.ts';

const { acme } = known;

/** Each row as it is copied, and as it is on the screen: text for screen readers only is not seen. */
const copied = `
  [...document.querySelectorAll('tbody tr')].map((row) => {
    getSelection().selectAllChildren(row);
    const text = getSelection().toString().replaceAll('\\u200b', '').trim();
    const seen = row.cloneNode(true);
    for (const hidden of seen.querySelectorAll('.sr-only')) hidden.remove();
    return [text, [...seen.cells].map((cell) => cell.textContent.trim()).join('\\t').trim()];
  })
`;

test('rows are copied as they stand on the screen, a line for each, namesakes with what tells them apart', async ({
  page,
  sandbox,
}) => {
  await page.goto(paths.targetUsers(acme, { pageSize: '100' }));
  const { root, rows, settled } = table(page, 'Target users');
  await settled();
  await expect(rows).toHaveCount(100);
  // Two of one name, and an address that is cut in its middle.
  await expect(root.locator('th .sr-only')).not.toHaveCount(0);
  await expect(root.locator('td .truncate')).not.toHaveCount(0);
  const lines = await page.evaluate<[string, string][]>(copied);
  expect(lines.map(([text]) => text)).toEqual(lines.map(([, seen]) => seen));

  await sandbox.plantTargetGroup(acme.id, 'Copied twin');
  await sandbox.plantTargetGroup(acme.id, 'Copied twin');
  for (const [path, label] of [
    [paths.companies({ q: 'Meridian' }), 'Companies'],
    [paths.targetGroups(acme, { q: 'Copied twin' }), 'Target groups'],
  ] as const) {
    await goWithin(page, path);
    const { rows, settled } = table(page, label);
    await settled();
    await expect(rows.filter({ hasText: '(' })).toHaveCount(2);
    const twins = await page.evaluate<[string, string][]>(copied);
    expect(twins.map(([text]) => text)).toEqual(twins.map(([, seen]) => seen));
  }
});

test('Copy rows puts a table on the clipboard whose text stays text, within the content security policy', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(paths.targetUsers(acme));
  const { root, settled } = table(page, 'Target users');
  await settled();
  await root.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Copy rows' }).click();
  await expect(page.getByText(/^\d+ rows copied$/)).toBeVisible();
  // What is pasted: reading the clipboard would leave out the style. The page listens before the keys are pressed.
  await page.evaluate(`
    window.pasted = new Promise((resolve) => addEventListener('paste', ({ clipboardData }) => {
      const html = new DOMParser().parseFromString(clipboardData.getData('text/html'), 'text/html');
      resolve([html.querySelector('style')?.textContent, html.querySelector('td')?.className]);
    }));
    undefined;
  `);
  await page.keyboard.press('Control+V');
  expect(await page.evaluate('pasted')).toEqual([copiedStyle, 'text']);
  expect(complaints).toEqual([]);
});

test('on a phone, all of a card leads to its record, and its text can be selected', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(paths.targetUsers(acme));
  const { rows, settled } = table(page, 'Target users');
  await settled();
  const address = rows.first().getByRole('cell').filter({ hasText: '@' });
  await address.scrollIntoViewIfNeeded();
  const box = await address.boundingBox();
  if (!box) throw new Error('The first card shows no address.');
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + 2, middle);
  await page.mouse.down();
  await page.mouse.move(box.x + 90, middle, { steps: 4 });
  await page.mouse.up();
  expect((await page.evaluate<string>('getSelection().toString()')).length).toBeGreaterThan(3);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await address.click({ position: { x: 150, y: box.height / 2 } });
  await expect(page.getByRole('dialog')).toBeVisible();
});
