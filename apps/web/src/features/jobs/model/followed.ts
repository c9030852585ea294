import * as z from 'zod/mini';
import { attempt } from '../../../shared/lib/attempt.ts';
import { createStore } from '../../../shared/lib/store.ts';

const prefix = 'console.jobs:';
const Ids = z.array(z.string());

/** The plans that were started in this tab and have not ended: each has a notice on every page. */
export const followed = createStore<readonly string[]>([]);

let place = '';

function keep(ids: readonly string[]): void {
  followed.set(ids);
  attempt(() => sessionStorage.setItem(place, JSON.stringify(ids)));
}

/** Takes up what this person followed before the page was loaded again, and forgets what others did. */
export function followFor(personId: string): void {
  const own = prefix + personId;
  if (place === own) return;
  place = own;
  attempt(() => {
    const names = Array.from(
      { length: sessionStorage.length },
      (_, index) => sessionStorage.key(index) ?? '',
    );
    for (const name of names) if (name.startsWith(prefix) && name !== own) sessionStorage.removeItem(name);
  });
  const kept = Ids.safeParse(attempt(() => JSON.parse(sessionStorage.getItem(own) ?? '[]')));
  followed.set(kept.data ?? []);
}

export function follow(jobId: string): void {
  if (!followed.get().includes(jobId)) keep([...followed.get(), jobId]);
}

export function unfollow(jobId: string): void {
  if (followed.get().includes(jobId)) keep(followed.get().filter((id) => id !== jobId));
}
