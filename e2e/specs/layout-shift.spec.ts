import { paths, table } from '../support/console.ts';
import { known } from '../support/known.ts';
import { expect, test } from '../support/test.ts';
import { hold } from '../support/traffic.ts';

const watch = `
  window.shifted = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      // What was out of sight before has not jumped: the footer below fewer rows than were expected.
      const seen = sources.filter(({ previousRect }) => previousRect.width * previousRect.height > 0);
      if (seen.length > 0) window.shifted.push([value, ...seen.map(({ node }) => node?.textContent?.slice(0, 40))]);
    }
  }).observe({ type: 'layout-shift', buffered: true });
`;

/** What the eye does not see: a name in the header that is a letter longer than its id. */
const unseen = 0.0005;

const wide = { width: 1440, height: 900 };
const phone = { width: 360, height: 740 };

const pages = [
  { name: 'companies', path: paths.companies(), rows: 'Companies' },
  { name: 'companies over their licence', path: '/?exceeded=true', rows: 'Companies' },
  // One that no other test changes: a group that arrives while the page is open moves the others.
  { name: 'a company', path: paths.overview(known.requiredFields), rows: undefined },
  { name: 'target users', path: paths.targetUsers(known.acme), rows: 'Target users' },
  { name: 'target groups', path: paths.targetGroups(known.acme), rows: 'Target groups' },
  { name: 'company groups', path: paths.companyGroups(), rows: 'Company groups' },
];

for (const [screen, viewport] of Object.entries({ wide, phone })) {
  test(`nothing jumps on any page when the answers arrive, ${screen}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.addInitScript({ content: watch });
    for (const { name, path, rows } of pages) {
      await test.step(name, async () => {
        const release = await hold(page, /\/api\/(?!session|preferences)/);
        await page.goto(path);
        await expect(page.locator('.skeleton, [aria-busy="true"]').first()).toBeVisible();
        release();
        if (rows === undefined) await expect(page.getByText('Company id')).toBeVisible();
        else await expect(table(page, rows).rows.getByRole('link').first()).toBeVisible();
        await page.waitForLoadState('networkidle');
        const shifted = await page.evaluate<[number, ...string[]][]>('window.shifted');
        expect
          .soft(
            shifted.filter(([value]) => value > unseen),
            name,
          )
          .toEqual([]);
      });
    }
  });
}
