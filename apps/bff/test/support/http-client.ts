import { Agent, fetch, type RequestInit, type Response } from 'undici';

/** A browser's habits without a browser: it keeps cookies per origin, and says where its requests come from. */
export class HttpClient {
  readonly #cookies = new Map<string, Map<string, string>>();
  readonly #agent = new Agent({ connections: 160 });
  readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
  }

  /** A request to the console as its own page would make it; redirects are not followed. */
  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(path, this.origin);
    const sameOrigin = url.origin === this.origin;
    const headers = new Headers(init.headers as Record<string, string> | undefined);
    const cookie = this.#header(url);
    if (cookie !== '') headers.set('cookie', cookie);
    if (sameOrigin && !headers.has('sec-fetch-site')) headers.set('sec-fetch-site', 'same-origin');
    const response = await fetch(url, {
      ...init,
      headers: Object.fromEntries(headers),
      redirect: 'manual',
      dispatcher: this.#agent,
    });
    this.#keep(url, response);
    return response;
  }

  /** Follows redirects as a page load does, at most ten; answers the last response and where it came from. */
  async follow(path: string, init: RequestInit = {}): Promise<{ response: Response; url: URL }> {
    let url = new URL(path, this.origin);
    let response = await this.request(url.href, init);
    for (let hops = 0; hops < 10; hops += 1) {
      const location = response.headers.get('location');
      if (location === null) break;
      await response.body?.cancel();
      url = new URL(location, url);
      response = await this.request(url.href);
    }
    return { response, url };
  }

  /** A write as the SPA sends it. */
  send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return this.request(path, {
      method,
      headers: { 'x-csrf': '1', 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  cookies(origin = this.origin): Map<string, string> {
    return this.#cookies.get(new URL(origin).origin) ?? new Map();
  }

  close(): Promise<void> {
    return this.#agent.close();
  }

  #header(url: URL): string {
    const jar = this.#cookies.get(url.origin) ?? new Map<string, string>();
    return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #keep(url: URL, response: Response): void {
    const jar = this.#cookies.get(url.origin) ?? new Map<string, string>();
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const at = pair.indexOf('=');
      const name = pair.slice(0, at).trim();
      const expired = attributes.some((attribute) => {
        const [key = '', value = ''] = attribute.trim().split('=');
        if (key.toLowerCase() === 'max-age') return Number(value) <= 0;
        return key.toLowerCase() === 'expires' && Date.parse(value) <= Date.now();
      });
      if (expired) jar.delete(name);
      else jar.set(name, pair.slice(at + 1));
    }
    this.#cookies.set(url.origin, jar);
  }
}
