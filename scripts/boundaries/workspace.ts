import { glob, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { type Import, type Scan, scan } from './scan.ts';

/** What an import leads to: a file of ours by its path from the root, or a package by its specifier. */
export type Target = { path: string } | { external: string };

export interface SourceFile extends Scan {
  /** Path from the root of the workspace, with forward slashes. */
  path: string;
  isTest: boolean;
  targets: (Import & { target: Target })[];
}

const sources = [
  'apps/*/**/*.{ts,tsx}',
  'packages/*/**/*.ts',
  'scripts/**/*.{ts,mjs}',
  'e2e/**/*.ts',
  '*.config.ts',
];
const skipped = new Set(['node_modules', 'dist', 'data', 'test-results']);
const ours = '@reseller-console/';

/** The package's entry, the one file that may re-export. */
export const entries: Readonly<Record<string, string>> = {
  contract: 'packages/contract/src/index.ts',
  keepnet: 'packages/keepnet/src/index.ts',
  sandbox: 'apps/sandbox/src/index.ts',
  bff: 'apps/bff/src/index.ts',
};

function resolve(from: string, specifier: string): Target {
  if (specifier.startsWith('.')) {
    return { path: posix.normalize(posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''))) };
  }
  if (!specifier.startsWith(ours)) return { external: specifier };
  const name = specifier.slice(ours.length);
  return { path: entries[name] ?? name };
}

/** Reads one source as the rules see it. */
export function sourceFile(path: string, source: string): SourceFile {
  const scanned = scan(source);
  return {
    ...scanned,
    path,
    isTest: /\.test\.tsx?$/.test(path) || /^(?:apps|packages)\/[^/]+\/test\/|^e2e\//.test(path),
    targets: scanned.imports.map((one) => ({ ...one, target: resolve(path, one.specifier) })),
  };
}

/** Every TypeScript source of the workspace at `root`. */
export async function readWorkspace(root: string): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for await (const path of glob(sources, {
    cwd: root,
    exclude: (name) => skipped.has(posix.basename(name)),
  })) {
    files.push(sourceFile(path, await readFile(join(root, path), 'utf8')));
  }
  return files.sort((a, b) => a.path.localeCompare(b.path));
}
