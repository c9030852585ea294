import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { AuditItem } from '@reseller-console/contract';
import pg from 'pg';
import * as z from 'zod';
import type { Database } from '../../src/db/database.ts';
import { withSystem } from './child.ts';
import type { HttpClient } from './http-client.ts';

const Page = z.object({ items: z.array(AuditItem), nextCursor: z.nullable(z.string()) });

/** One page of the trail as an admin's browser gets it. */
export async function auditPage(admin: HttpClient, query: Record<string, string> = {}) {
  const response = await admin.request(`/api/audit?${new URLSearchParams(query)}`);
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return Page.parse(await response.json());
}

/** Every line that matches, by following the cursor; at most 40 pages. */
export async function auditLines(admin: HttpClient, query: Record<string, string> = {}) {
  const lines: AuditItem[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < 40; pages += 1) {
    const page: z.infer<typeof Page> = await auditPage(admin, cursor === null ? query : { ...query, cursor });
    lines.push(...page.items);
    cursor = page.nextCursor;
    if (cursor === null) return lines;
  }
  throw new Error('The trail does not end');
}

/** The events of the trail as records, with the same person, action and so on unless told otherwise. */
export const event = (overrides: Record<string, unknown> = {}) => ({
  kind: 'event' as const,
  action: 'session.sign_in',
  outcome: 'done',
  person: { id: 'p1', name: 'Ada Lovelace' },
  ...overrides,
});

/** What takes its guards from the trail, for those with full access to the database. */
export const withoutGuards = {
  sqlite: ['update', 'delete', 'replace'].map((rule) => `drop trigger audit_events_${rule}`),
  postgres: ['set local session_replication_role = replica'],
};

/** Changes the trail as an attacker with full access to the database would: without its triggers and rights. */
export async function tamper(
  { kind }: Pick<Database, 'kind'>,
  environment: { DATABASE_URL?: string | undefined; DATA_DIR?: string | undefined },
  statements: readonly string[],
): Promise<void> {
  if (kind === 'sqlite') {
    const database = new DatabaseSync(join(environment.DATA_DIR ?? '', 'console.sqlite'));
    for (const statement of [...withoutGuards.sqlite, ...statements]) database.exec(statement);
    database.close();
    return;
  }
  const client = new pg.Client({ connectionString: environment.DATABASE_URL });
  await client.connect();
  // One transaction, as `set local` needs it.
  await client.query([...withoutGuards.postgres, ...statements].join(';'));
  await client.end();
}

/** Says who is signed in, as the trail names them. */
export async function whoIs(browser: HttpClient): Promise<{ id: string; name: string }> {
  const response = await browser.request('/api/session');
  const Session = z.object({ user: z.object({ id: z.string(), name: z.string() }) });
  return Session.parse(await response.json()).user;
}

/** Runs the verify command as an operator does; answers what it says and its exit code. */
export async function runVerify(environment: Record<string, string>) {
  const script = fileURLToPath(new URL('../../src/audit/verify-command.ts', import.meta.url));
  const child = spawn(process.execPath, [script], { env: withSystem(environment) });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  const [code] = await once(child, 'close');
  return { code: Number(code), said };
}
