import type { FaultRequest } from '../../apps/sandbox/src/control/fault.ts';
import type { LoggedRequest } from '../../apps/sandbox/src/http/request-log.ts';

/** What spoils the answers of the simulated upstream; see the sandbox for each kind. */
export type Fault = FaultRequest['fault'];
export type FaultMatch = NonNullable<FaultRequest['match']>;

/** The sandbox's own surface beside the simulated API: faults in, what arrived out. */
export class SandboxControl {
  readonly #url: string;

  constructor(sandboxUrl: string) {
    this.#url = `${sandboxUrl}/__sandbox`;
  }

  /** Spoils every call that matches until `heal`, unless `match.times` says how many. */
  async spoil(match: FaultMatch, fault: Fault): Promise<void> {
    await this.#send('POST', '/faults', { match: { times: 'always', ...match }, fault });
  }

  /** Takes every fault back. */
  async heal(): Promise<void> {
    await this.#send('DELETE', '/faults');
  }

  /** Makes every token issued so far unknown to the upstream. */
  async expireTokens(): Promise<void> {
    await this.#send('POST', '/token', { expireAll: true });
  }

  /** What arrived upstream, oldest first; `path` picks those of one template. */
  async requests(path: string): Promise<LoggedRequest[]> {
    const response = await this.#send('GET', `/requests?${new URLSearchParams({ path })}`);
    return JSON.parse(await response.text());
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
