// Every benchmark, one after the other, each side by side with what it is compared to. Usage: pnpm bench [name ...]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const all = (await readdir(folder)).filter((name) => name.endsWith('.ts') && name !== 'run.ts').sort();
const wanted = process.argv.slice(2).map((name) => `${name}.ts`);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there are ${all.join(', ')}`);
  process.exit(1);
}
for (const name of wanted.length > 0 ? wanted : all) {
  console.log(`\n== ${name.replace('.ts', '')}`);
  const [code] = await once(spawn(process.execPath, [`${folder}${name}`], { stdio: 'inherit' }), 'exit');
  if (code !== 0) process.exitCode = 1;
}
