import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import type { Company } from './console.ts';
import type { SandboxControl } from './sandbox.ts';

/** Leaves target users in a company, at an address of its own, since Keepnet changes no others; answers their addresses and ids. */
export async function plantUsers(
  sandbox: SandboxControl,
  { id: companyId, domains: [domain] }: Company & { domains: readonly string[] },
  count: number,
): Promise<{ email: string; id: string }[]> {
  const planted: { email: string; id: string }[] = [];
  while (planted.length < count) {
    const email = `${randomUUID()}@${domain}`;
    await sandbox.plantUser({
      companyId,
      email,
      phone: '+442079460018',
      firstName: 'Leaver',
      lastName: 'Example',
      department: 'Sales',
    });
    const [user] = await sandbox.users(companyId, email);
    if (!user) throw new Error(`${email} is not there`);
    planted.push({ email, id: user.id });
  }
  return planted;
}

/** Makes a plan as the person of a page that is open, and waits for it; answers its id. */
export async function makePlan(page: Page, { id }: Company, data: object): Promise<string> {
  const { origin } = new URL(page.url());
  const headers = { 'X-CSRF': '1', Origin: origin, 'Idempotency-Key': randomUUID() };
  const answer = await page.request.post(`${origin}/api/companies/${id}/jobs`, { headers, data });
  const made: { id: string } = await answer.json();
  const state = async () => (await (await page.request.get(`${origin}/api/jobs/${made.id}`)).json()).state;
  await expect.poll(state).toBe('planned');
  return made.id;
}
