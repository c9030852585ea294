import type { CompanyChange, ModesChange, PlantedUser } from '../../apps/sandbox/src/control/changes.ts';
import type { FaultRequest } from '../../apps/sandbox/src/control/fault.ts';
import type { LoggedRequest } from '../../apps/sandbox/src/http/request-log.ts';
import type { TargetUser } from '../../apps/sandbox/src/store/records.ts';
import { known } from './known.ts';

/** What spoils the answers of the simulated upstream; see the sandbox for each kind. */
export type Fault = FaultRequest['fault'];
export type FaultMatch = NonNullable<FaultRequest['match']>;

/** The sandbox's control endpoints: faults in, what arrived out. */
export class SandboxControl {
  readonly #url: string;

  constructor(sandboxUrl: string) {
    this.#url = `${sandboxUrl}/__sandbox`;
  }

  /** Spoils every call that matches until `heal`, unless `match.times` says how many. */
  async spoil(match: FaultMatch, fault: Fault): Promise<void> {
    await this.#send('POST', '/faults', { match: { times: 'always', ...match }, fault });
  }

  /** Takes every fault back, within a test; modes stay. */
  async heal(): Promise<void> {
    await this.#send('DELETE', '/faults');
  }

  /** Takes every fault and every mode back. */
  async restore(): Promise<void> {
    await this.heal();
    await this.#send('DELETE', '/modes');
  }

  /** Makes every token issued so far unknown to the upstream. */
  async expireTokens(): Promise<void> {
    await this.#send('POST', '/token', { expireAll: true });
  }

  /** Changes how the upstream reads what its documentation leaves open, until the end of the test. */
  async modes(change: ModesChange): Promise<void> {
    await this.#send('POST', '/modes', change);
  }

  /** Leaves a company group there without asking any rule; answers its id. `createTime` is ISO, or now. */
  async plantGroup(name: string, members: readonly string[], createTime?: string): Promise<string> {
    const response = await this.#send('POST', '/groups', { name, members, createTime });
    return JSON.parse(await response.text()).id;
  }

  /** Leaves a target group in a company; answers its id. */
  async plantTargetGroup(companyId: string, name: string, createTime?: string): Promise<string> {
    const response = await this.#send('POST', '/groups', { companyId, name, createTime });
    return JSON.parse(await response.text()).id;
  }

  /** Leaves a target user in a company, as a rival writer would. */
  async plantUser(user: PlantedUser): Promise<void> {
    await this.#send('POST', '/users', user);
  }

  /** Ids of the members that the company group of that name really has. */
  async membersOf(name: string): Promise<string[]> {
    const response = await this.#send('GET', `/state/company-groups?${new URLSearchParams({ name })}`);
    const [group] = JSON.parse(await response.text());
    return group.members;
  }

  /** What arrived upstream, oldest first; `path` picks those of one template. */
  async requests(path?: string): Promise<LoggedRequest[]> {
    const query = new URLSearchParams(path === undefined ? {} : { path });
    const response = await this.#send('GET', `/requests?${query}`);
    return JSON.parse(await response.text());
  }

  /** The target users that a company has now, those of one address if given; deleted ones too. */
  async users(companyId: string, email?: string): Promise<TargetUser[]> {
    const query = new URLSearchParams({ companyId, ...(email === undefined ? {} : { email }) });
    const response = await this.#send('GET', `/state/users?${query}`);
    return JSON.parse(await response.text());
  }

  /** Changes a company until it is changed back. */
  async setCompany(id: string, change: CompanyChange): Promise<void> {
    await this.#send('POST', `/companies/${id}`, change);
  }

  async #send(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await fetch(this.#url + path, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    if (!response.ok) throw new Error(`The sandbox refused ${method} ${path}: ${await response.text()}`);
    return response;
  }
}

/** Lets the upstream answer for the reseller's own company whatever is asked, with nothing that gives it away. */
export async function ignoreCompanyHeader(sandbox: SandboxControl): Promise<void> {
  await sandbox.setCompany(known.reseller.id, { without: ['groups'] });
  await sandbox.modes({ companyHeader: 'ignored' });
}
