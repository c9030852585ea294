import { randomUUID } from 'node:crypto';
import { KNOWN } from '@reseller-console/sandbox';
import type { HttpClient } from './http-client.ts';
import { create, newPerson } from './people.ts';

const { brightwater, overLicence } = KNOWN;

/** A create of the load, with every answer that it was given. */
export interface LoadedCreate {
  path: string;
  companyId: string;
  body: ReturnType<typeof newPerson>;
  key: string;
  browser: HttpClient;
  answers: { status: number; id?: string | undefined }[];
}

/** Milliseconds after which the load gives up on one request: more than it takes if no replica dies. */
const patienceMs = 10_000;

/** Several browsers that read and create without pause until they are stopped. */
export function startLoad(browsers: readonly HttpClient[], lanes: number, label: string) {
  const creates: LoadedCreate[] = [];
  const reads: number[] = [];
  let lost = 0;
  let stopped = false;

  async function read(browser: HttpClient): Promise<void> {
    const path = `/api/companies/${brightwater.id}/target-users?pageSize=10`;
    const response = await browser.request(path, { signal: AbortSignal.timeout(patienceMs) });
    await response.arrayBuffer();
    reads.push(response.status);
    if (response.status >= 500) lost += 1;
  }

  async function createOne(browser: HttpClient, name: string): Promise<void> {
    const company = creates.length % 2 === 0 ? brightwater : overLicence;
    const body = newPerson(name, company.domains[0]);
    const path = `/api/companies/${company.id}/target-users`;
    const one: LoadedCreate = { path, companyId: company.id, body, key: randomUUID(), browser, answers: [] };
    creates.push(one);
    const { status, id } = await create(browser, path, body, one.key);
    one.answers.push({ status, id });
  }

  async function lane(browser: HttpClient, number: number): Promise<void> {
    for (let count = 0; !stopped && count < 20_000; count += 1) {
      const work = count % 4 === 3 ? createOne(browser, `${label}-${number}-${count}`) : read(browser);
      await work.catch(() => {
        lost += 1;
      });
    }
  }

  const running = browsers.flatMap((browser, index) =>
    Array.from({ length: lanes }, (_, number) => lane(browser, index * lanes + number)),
  );
  return {
    creates,
    reads,
    /** Requests that were given no answer of the console. */
    lost: () => lost,
    total: () => reads.length + creates.length,
    async stop(): Promise<void> {
      stopped = true;
      await Promise.all(running);
    },
  };
}
