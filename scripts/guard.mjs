// Runs before every command, on whatever Node is there, so it stays plain JavaScript that Node 20 can read.
// pnpm only warns when the install before a script fails; this stops with one line instead of running half of it.
import { fileURLToPath } from 'node:url';
import { findInstallFault } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const major = Number(process.versions.node.split('.')[0]);
const fault =
  findInstallFault(root) ??
  (major < 24
    ? `This project runs on Node 24 or newer, and this is ${process.versions.node}. The install brings Node 24 on Linux; elsewhere install it first.`
    : undefined);

if (fault) {
  console.error(fault);
  process.exit(78);
}
