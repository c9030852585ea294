import { entries, type SourceFile, type Target } from './workspace.ts';

/** What one import breaks, as a sentence, or undefined. */
type ImportRule = (file: SourceFile, target: Target, specifier: string) => string | undefined;

const areaOf = (path: string): string =>
  path.match(/^(?:apps|packages)\/([^/]+)\//)?.[1] ?? path.split('/')[0] ?? '';

/** The workspace packages that each may import. Tests may use the sandbox besides; scripts may use all. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  keepnet: [],
  sandbox: [],
  bff: ['contract', 'keepnet'],
  web: ['contract'],
  e2e: ['contract', 'sandbox', 'bff'],
};

const packages: ImportRule = (file, target) => {
  const area = areaOf(file.path);
  const may = allowed[area];
  if (!may || 'external' in target) return undefined;
  const other = areaOf(target.path);
  if (other === area || may.includes(other) || (file.isTest && other === 'sandbox')) return undefined;
  if (file.isTest && area === 'e2e' && other === 'scripts') return undefined;
  return `${area} must not import ${other}`;
};

const entryOnly: ImportRule = (file, target, specifier) => {
  const area = areaOf(file.path);
  if (area === 'scripts' || file.isTest || 'external' in target || !specifier.startsWith('.'))
    return undefined;
  const other = areaOf(target.path);
  return other === area || !allowed[area]?.includes(other)
    ? undefined
    : `import ${other} by its package name`;
};

const zodOnly: ImportRule = (file, target) => {
  if (areaOf(file.path) !== 'contract' || file.isTest || !('external' in target)) return undefined;
  return /^zod(?:\/|$)/.test(target.external)
    ? undefined
    : `contract imports only zod, not ${target.external}`;
};

const layerOf = (path: string) => {
  const [, layer, feature] = path.match(/^apps\/web\/src\/(app|shared|features)\/([^/]+)/) ?? [];
  return { layer, feature };
};

const webLayers: ImportRule = (file, target) => {
  if ('external' in target) return undefined;
  const from = layerOf(file.path);
  const to = layerOf(target.path);
  if (from.layer === 'shared' && (to.layer === 'features' || to.layer === 'app')) {
    return `shared knows no feature and no page, so not ${target.path}`;
  }
  if (from.layer !== 'features') return undefined;
  if (to.layer === 'app') return 'a feature must not import app';
  const other = to.layer === 'features' && to.feature !== from.feature;
  return other && !/^[^/]+\/queries\.ts$/.test(target.path.replace('apps/web/src/features/', ''))
    ? `a feature imports another's queries.ts only, not ${target.path}`
    : undefined;
};

const importRules = [packages, entryOnly, zodOnly, webLayers];

function importFaults(file: SourceFile): string[] {
  return file.targets.flatMap(({ target, specifier }) =>
    importRules.map((rule) => rule(file, target, specifier)).filter((fault) => fault !== undefined),
  );
}

function fileFaults(file: SourceFile): string[] {
  const faults: string[] = [];
  const maySeeEnvironment =
    file.isTest || /(?:^|[./])config\.ts$/.test(file.path) || file.path.startsWith('scripts/');
  if (file.readsEnvironment && !maySeeEnvironment) faults.push('process.env is read in config.ts only');
  const isEntry = Object.values(entries).includes(file.path);
  if (!isEntry && !file.isTest && file.targets.some((one) => one.reExport)) {
    faults.push("only a package's entry re-exports");
  }
  if (!file.isTest && file.lines > 400) faults.push(`${file.lines} lines, and 400 are the limit`);
  return faults;
}

/** Import cycles of running code, each once, as the list of its files. */
function findCycles(files: readonly SourceFile[]): string[][] {
  const graph = new Map(
    files.map((file) => [
      file.path,
      file.targets.flatMap(({ target, typeOnly }) => ('path' in target && !typeOnly ? [target.path] : [])),
    ]),
  );
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[][] = [];
  const visit = (path: string, trail: string[]) => {
    if (state.get(path) === 'open') cycles.push([...trail.slice(trail.indexOf(path)), path]);
    if (state.has(path)) return;
    state.set(path, 'open');
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    state.set(path, 'done');
  };
  for (const path of graph.keys()) visit(path, []);
  return cycles;
}

/** Exported values that no other file imports, as `path: name`. Entries are public, and so is what they re-export. */
function findUnusedExports(files: readonly SourceFile[]): string[] {
  const used = new Map<string, Set<string>>();
  for (const { targets } of files) {
    for (const { target, names } of targets) {
      if ('external' in target) continue;
      const seen = used.get(target.path) ?? new Set();
      for (const name of names) seen.add(name);
      used.set(target.path, seen);
    }
  }
  return files
    .filter((file) => !Object.values(entries).includes(file.path) && !used.get(file.path)?.has('*'))
    .flatMap((file) =>
      file.exports
        .filter((name) => !used.get(file.path)?.has(name))
        .map((name) => `${file.path}: ${name} is exported and used nowhere else`),
    );
}

/** Everything in which the workspace breaks its rules, one line each. */
export function findFaults(files: readonly SourceFile[]): string[] {
  return [
    ...files.flatMap((file) =>
      [...importFaults(file), ...fileFaults(file)].map((fault) => `${file.path}: ${fault}`),
    ),
    ...findCycles(files).map((cycle) => `import cycle: ${cycle.join(' -> ')}`),
    ...findUnusedExports(files),
  ];
}
