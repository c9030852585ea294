import { findBarriers } from '../support/axe.ts';
import { states } from '../support/states.ts';
import { expect, test } from '../support/test.ts';

for (const { name, who, reach } of states) {
  test.describe(name, () => {
    test.use({ who });

    test('has no barrier that axe finds, in both themes', async ({ page, sandbox }) => {
      await reach(page, sandbox);
      expect(await findBarriers(page)).toEqual([]);
    });
  });
}
