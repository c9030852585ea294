// Checks import rules, dead code and file sizes, and prints the figures.
import { spawnSync } from 'node:child_process';
import { judgeSizes, readSizes } from './boundaries/file-sizes.ts';
import { importFaults } from './boundaries/import-faults.ts';
import { inWorkspace } from './lib/paths.ts';

const root = inWorkspace('.');
const sizes = judgeSizes(await readSizes(root));
const faults = [
  ...(await importFaults(root, ['apps', 'packages', 'scripts', 'e2e', 'bench'])),
  ...sizes.faults,
];
for (const fault of faults) console.error(fault);
console.log(sizes.summary);
const knip = spawnSync(process.execPath, [inWorkspace('node_modules/knip/bin/knip.js'), '--no-progress'], {
  cwd: root,
  stdio: 'inherit',
});
if (faults.length > 0 || knip.status !== 0) process.exitCode = 1;
