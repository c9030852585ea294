// Runs before every command, on whatever Node is there, so it stays plain JavaScript that Node 20 can read.
import { existsSync } from 'node:fs';

const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `This project runs on Node 24 or newer, and this is ${process.versions.node}. On Linux it comes with the install; elsewhere install Node 24.`,
  );
  process.exit(78);
}
const needed = [
  'node_modules',
  'apps/web/node_modules',
  'apps/bff/node_modules',
  'apps/sandbox/node_modules',
  'e2e/node_modules',
];
const missing = needed.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)));
if (missing.length > 0) {
  console.error(
    `Dependencies are not installed (${missing.join(', ')}). Run "npx pnpm@12 install" and read its first error.`,
  );
  process.exit(78);
}
