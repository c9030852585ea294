// Checks the import rules and the sizes of files, and prints the figures.
import { figureFaults, lineFigures } from './boundaries/figures.ts';
import { findFaults } from './boundaries/rules.ts';
import { readWorkspace } from './boundaries/workspace.ts';
import { inWorkspace } from './lib/paths.ts';

const files = await readWorkspace(inWorkspace('.'));
const figures = lineFigures(files);
const faults = [...findFaults(files), ...figureFaults(figures)];
for (const fault of faults) console.error(fault);
console.log(
  `${figures.files} source files; lines per file: median ${figures.median}, p90 ${figures.p90}, longest ${figures.longest} (${figures.where})`,
);
if (faults.length > 0) process.exitCode = 1;
