import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

async function breaches(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`),
  );
}

/** Every breach of WCAG 2.2 A and AA that axe finds on the page, one line each. */
export const findBarriers = (page: Page): Promise<string[]> =>
  breaches(
    new AxeBuilder({ page }).withTags([
      'wcag2a',
      'wcag2aa',
      'wcag21a',
      'wcag21aa',
      'wcag22aa',
      'best-practice',
    ]),
  );

/** Every text of less contrast than WCAG asks for on level AAA, one line each. */
export const findFaintText = (page: Page): Promise<string[]> =>
  breaches(new AxeBuilder({ page }).withRules(['color-contrast-enhanced']));
