import { findBarriers } from '../support/axe.ts';
import { states } from '../support/states.ts';
import { expect, test } from '../support/test.ts';

// Those of one person stand together: they have their page in common.
for (const { name, who, reach } of states.toSorted((one, other) => one.who.localeCompare(other.who))) {
  test.describe(name, () => {
    test.use({ who });

    test('has no barrier that axe finds, in both themes', async ({ page, sandbox }) => {
      await reach(page, sandbox);
      expect(await findBarriers(page)).toEqual([]);
    });
  });
}
