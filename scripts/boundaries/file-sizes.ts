import { glob, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

const sources = [
  'apps/*/**/*.{ts,tsx}',
  'packages/*/**/*.ts',
  'scripts/**/*.{ts,mjs}',
  'e2e/**/*.ts',
  'bench/**/*.ts',
];
const skipped = new Set(['node_modules', 'dist', 'data', 'test-results']);
const isTest = /\.test\.tsx?$|^(apps|packages)\/[^/]+\/test\/|^e2e\//;

const limits = { median: 80, p90: 200, max: 400 };

interface Size {
  path: string;
  lines: number;
}

/** Lines of every source file below `root`, tests left out. */
export async function readSizes(root: string): Promise<Size[]> {
  const sizes: Size[] = [];
  for await (const path of glob(sources, { cwd: root, exclude: (name) => skipped.has(basename(name)) })) {
    if (isTest.test(path)) continue;
    const text = await readFile(join(root, path), 'utf8');
    sizes.push({ path, lines: text.trimEnd().split('\n').length });
  }
  return sizes;
}

/** The figures of all sizes, and what is over its limit, one line each. */
export function judgeSizes(sizes: readonly Size[]): { summary: string; faults: string[] } {
  const sorted = [...sizes].sort((a, b) => a.lines - b.lines);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1]?.lines ?? 0;
  const [median, p90, longest] = [at(0.5), at(0.9), at(1)];
  const faults = sorted
    .filter(({ lines }) => lines > limits.max)
    .map(({ path, lines }) => `${path} has ${lines} lines; the limit is ${limits.max}`);
  if (median >= limits.median)
    faults.push(`the median file has ${median} lines; it must stay under ${limits.median}`);
  if (p90 >= limits.p90)
    faults.push(`one file in ten has ${p90} lines or more; it must stay under ${limits.p90}`);
  const figures = `median ${median}, p90 ${p90}, longest ${longest} (${sorted.at(-1)?.path})`;
  return { summary: `${sorted.length} source files; lines per file: ${figures}`, faults };
}
