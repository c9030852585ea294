/** What arrived, for tests: never a bearer token or a client secret. */
export interface LoggedRequest {
  /** Counts from 1 in the order of arrival. */
  readonly number: number;
  readonly method: string;
  readonly path: string;
  /** The template that fitted, or null. */
  readonly template: string | null;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly token: string | null;
  /** Parsed JSON, the text as it came, or null. */
  body: unknown;
  /** The company that the call acted in: the reseller's own when the header was missing or ignored. */
  companyId: string | null;
  /** False while no endpoint has handled the call, as with a fault injected before it. */
  handled: boolean;
  fault: string | null;
  status: number | null;
  /** The order of finishing, from 1; null while under way or when the connection was destroyed. */
  finished: number | null;
  /** False while the call is under way: neither answered nor given up by its caller. */
  closed: boolean;
  readonly startedAt: number;
}

const KEPT = 20_000;

/** The last requests, oldest first. */
export class RequestLog {
  #entries: LoggedRequest[] = [];
  #started = 0;
  #finished = 0;

  start(
    entry: Omit<
      LoggedRequest,
      'number' | 'body' | 'companyId' | 'handled' | 'fault' | 'status' | 'finished' | 'closed'
    >,
  ): LoggedRequest {
    this.#started++;
    const logged: LoggedRequest = {
      number: this.#started,
      ...entry,
      body: null,
      companyId: null,
      handled: false,
      fault: null,
      status: null,
      finished: null,
      closed: false,
    };
    this.#entries.push(logged);
    if (this.#entries.length > KEPT) this.#entries.splice(0, KEPT / 2);
    return logged;
  }

  finish(entry: LoggedRequest, status: number): void {
    this.#finished++;
    entry.status = status;
    entry.finished = this.#finished;
  }

  get entries(): readonly LoggedRequest[] {
    return this.#entries;
  }

  clear(): void {
    this.#entries = [];
  }
}
