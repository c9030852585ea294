import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  payload: AdapterPayload;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

const maxEntries = 10_000;

/** What the provider remembers (sessions, codes, tokens), in memory, shared by the providers before and after a key rotation. */
export class Storage {
  readonly #entries = new Map<string, Entry>();

  #get(key: string): AdapterPayload | undefined {
    const entry = this.#entries.get(key);
    if (entry && entry.expiresAt <= Date.now()) this.#entries.delete(key);
    else return entry?.payload;
  }

  #set(key: string, payload: AdapterPayload, expiresIn: number | undefined): void {
    const expiresAt = expiresIn === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresIn * 1000;
    this.#entries.delete(key);
    this.#entries.set(key, { payload, expiresAt });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > maxEntries && oldest !== undefined) this.#entries.delete(oldest);
  }

  #findBy(model: string, matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const key of this.#entries.keys()) {
      const payload = key.startsWith(`${model}:`) ? this.#get(key) : undefined;
      if (payload && matches(payload)) return payload;
    }
    return undefined;
  }

  /** The store of one kind of thing, as oidc-provider asks for it. */
  adapter = (model: string): Adapter => ({
    upsert: async (id, payload, expiresIn) => this.#set(`${model}:${id}`, payload, expiresIn),
    find: async (id) => this.#get(`${model}:${id}`),
    findByUid: async (uid) => this.#findBy(model, (payload) => payload.uid === uid),
    findByUserCode: async (code) => this.#findBy(model, (payload) => payload.userCode === code),
    consume: async (id) => {
      const payload = this.#get(`${model}:${id}`);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => {
      this.#entries.delete(`${model}:${id}`);
    },
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of this.#entries) {
        if (payload.grantId === grantId && key.startsWith(`${model}:`)) this.#entries.delete(key);
      }
    },
  });
}
