import { findBarriers } from '../support/axe.ts';
import { states } from '../support/states.ts';
import { expect, test } from '../support/test.ts';

for (const role of ['viewer', 'operator', 'admin'] as const) {
  const reached = states.filter(({ who }) => who === role);

  test.describe(role, () => {
    test.use({ who: role });

    test(`every state that ${role} meets has no barrier that axe finds, in both themes`, async ({
      page,
      sandbox,
    }) => {
      test.setTimeout(reached.length * 60_000);
      for (const { name, reach } of reached) {
        await test.step(name, async () => {
          await page.setViewportSize({ width: 1280, height: 800 });
          await reach(page, sandbox);
          expect.soft(await findBarriers(page), name).toEqual([]);
          await sandbox.restore();
          await page.unrouteAll({ behavior: 'ignoreErrors' });
        });
      }
    });
  });
}
