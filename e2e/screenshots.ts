// Pictures of every page and state in both themes and four widths, and a line for each error in the browser's console.
// "pnpm screenshots [folder] [beginning of a name]"; the folder is screenshots/ by default.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inWorkspace } from '../scripts/lib/paths.ts';
import { overflows } from './support/console.ts';
import { visitEveryView } from './support/every-view.ts';

const widths = { 360: 740, 768: 1024, 1440: 900, 2560: 1440 };

const [folder = inWorkspace('screenshots'), only = ''] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
await visitEveryView(only, async ({ name, page, shown }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [width, height] of Object.entries(widths)) {
      await page.setViewportSize({ width: Number(width), height });
      await shown();
      if (await overflows(page)) console.log(`  ${name} is wider than ${width} px`);
      await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${width}.png`) });
    }
  }
  console.log(`${name}: ${await page.title()}`);
});
