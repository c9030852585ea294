import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const remedy = 'Run "npx pnpm@12 install" and read its first error.';

/**
 * What each workspace folder asks for, as the lockfile recorded it: the specifiers under `importers`. The lockfile is
 * machine-written, so its indentation says all that is needed and no YAML parser has to be installed first.
 * @param {string} lockfile
 * @returns {Map<string, Map<string, string>>}
 */
function lockedSpecifiers(lockfile) {
  const importers = new Map();
  const section = lockfile.split(/^importers:\n/m)[1]?.split(/^\S/m)[0] ?? '';
  const unquote = (/** @type {string} */ text) => text.replace(/^'(.*)'$/, '$1');
  let folder;
  let name = '';
  for (const line of section.split('\n')) {
    const [, indent = '', key = '', value = ''] = /^( *)('[^']+'|[^\s:][^:]*):(?: (.*))?$/.exec(line) ?? [];
    if (indent.length === 2) {
      folder = new Map();
      importers.set(unquote(key), folder);
    }
    if (indent.length === 6) name = unquote(key);
    if (indent.length === 8 && key === 'specifier') folder?.set(name, unquote(value));
  }
  return importers;
}

/**
 * Why the dependencies cannot be trusted, as one line for a person, or undefined when they are whole and current: the
 * install finished, it was of this lockfile, and the lockfile is of these manifests.
 * @param {string} root folder of the workspace
 * @returns {string | undefined}
 */
export function findInstallFault(root) {
  const lockfile = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8');
  // Written last by pnpm: an install that broke off has none, a failed update still has the former.
  const installed = join(root, 'node_modules/.pnpm/lock.yaml');
  if (!existsSync(installed) || !existsSync(join(root, 'node_modules/.modules.yaml'))) {
    return `Dependencies are not installed. ${remedy}`;
  }
  if (readFileSync(installed, 'utf8') !== lockfile) {
    return `Dependencies are not those of pnpm-lock.yaml. ${remedy}`;
  }
  for (const [folder, locked] of lockedSpecifiers(lockfile)) {
    const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const wanted = Object.entries({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
    });
    const changed =
      wanted.find(([name, specifier]) => locked.get(name) !== specifier)?.[0] ??
      [...locked.keys()].find((name) => !wanted.some(([asked]) => asked === name));
    if (changed) {
      return `pnpm-lock.yaml is stale: ${join(folder, 'package.json')} and it disagree about ${changed}. ${remedy}`;
    }
    if (wanted.length > 0 && !existsSync(join(root, folder, 'node_modules'))) {
      return `Dependencies of ${folder} are not installed. ${remedy}`;
    }
  }
  return undefined;
}
