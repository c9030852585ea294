import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createPrometheus } from '../apps/bff/src/platform/prometheus.ts';
import * as contract from '../packages/contract/src/index.ts';
import { inWorkspace } from './lib/paths.ts';

const read = (path: string): Promise<string> => readFile(inWorkspace(path), 'utf8');

/** The first group of every match, in order. */
const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, one = '']) => one);

const variablesOf = async (config: string): Promise<string[]> => [
  ...new Set(found(await read(config), /^ {2}([A-Z][A-Z0-9_]+): /gm)),
];

/** First cells of the rows of every table below a heading, without their quotes. */
function firstCells(text: string, heading: string): string[] {
  const section = text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return found(section, /^\| `([^`]+)` \|/gm);
}

const console_ = await variablesOf('apps/bff/src/config.ts');
const sandbox = await variablesOf('apps/sandbox/src/config.ts');
/** Set by the commands that start the sandbox, never by people. */
const internal = ['SANDBOX_CONSOLE_URL'];
const operating = await read('docs/operating.md');

describe('an operator finds', () => {
  test('every variable in .env.example, once', async () => {
    const listed = found(await read('.env.example'), /^([A-Z][A-Z0-9_]+)=/gm);
    const known = [...console_, ...sandbox].filter((name) => !internal.includes(name));
    expect(listed.toSorted()).toEqual(known.toSorted());
  });

  test('every variable of the console in its table', () => {
    expect(firstCells(operating, 'Variables').toSorted()).toEqual(console_.toSorted());
  });

  test('every variable in compose.yaml, but those of the image and local sign-in, which is not for a server', async () => {
    const passed = found(await read('compose.yaml'), /^ {4}([A-Z][A-Z0-9_]+?)(?:_FILE)?: /gm);
    const ofImage = found(await read('Containerfile'), /[ ]([A-Z][A-Z0-9_]+)=/g);
    const wanted = console_.filter((name) => !ofImage.includes(name) && name !== 'AUTH_MODE');
    expect(passed.toSorted()).toEqual(wanted.toSorted());
  });

  test('nginx waits long enough for every file and every search in all companies', async () => {
    const [, pattern = ''] = /location ~ (\S+) \{\s+proxy_pass \S+\s+proxy_read_timeout 300s;/.exec(
      await read('deploy/nginx.conf'),
    ) ?? ['', 'none'];
    const files = Object.values(contract).flatMap((one) =>
      typeof one === 'object' && 'effect' in one && one.effect === 'export' ? [one.path] : [],
    );
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((path) => !new RegExp(pattern).test(path))).toEqual([]);
  });

  test('every metric of ours in its table', async () => {
    const named = found(await createPrometheus().text(), /^# HELP (console_\w+)/gm);
    const listed = firstCells(operating, 'Metrics').filter((name) => name.startsWith('console_'));
    expect(listed.toSorted()).toEqual(named.toSorted());
  });

  test('every error code with its status in its table', () => {
    const rows = operating.matchAll(/^\| `(\w+)` \| (\d{3}) \|/gm);
    const listed = Object.fromEntries([...rows].map(([, code = '', status]) => [code, Number(status)]));
    expect(listed).toEqual(contract.problemStatus);
  });
});

test('the tests of security.md are there', async () => {
  const rows = found(await read('docs/security.md'), /^\| \d[\d., to]*\|.*\| ([^|]*) \|$/gm);
  const tests = rows.flatMap((cell) => cell.split(', ')).filter((name) => /^[\w-]+$/.test(name));
  expect(tests.length).toBeGreaterThan(50);
  const files = new Set(tests.map((name) => `apps/bff/test/${name}.test.ts`));
  expect([...files].filter((file) => !existsSync(inWorkspace(file)))).toEqual([]);
});

const pages = await Array.fromAsync(glob('{README.md,docs/**/*.md}', { cwd: inWorkspace('.') }));
const places = /`((?:apps|packages|scripts|docs|deploy|e2e)\/[\w./-]+|compose\.yaml|Containerfile)`/g;

test.each(pages)('%s names no file and links to no page that is not there', async (page) => {
  const text = await read(page);
  const links = found(text, /\]\((?!https?:)([^)#]+)/g).map((to) => posix.join(posix.dirname(page), to));
  const named = found(text, places).filter((path) => !path.startsWith('deploy/secrets'));
  expect([...links, ...named].filter((path) => !existsSync(inWorkspace(path)))).toEqual([]);
});
