import { SORTED_USER_FIELDS } from '../keepnet/target-user-fields.ts';
import { KNOWN } from '../seed/known.ts';
import type { World } from './world.ts';

const SLICE = 1000;

/** Makes the largest company and its sort orders behind the requests, in small slices. Answers a function that stops it. */
export function warm(world: World): () => void {
  const largest = world.companies.get(KNOWN.acme.id);
  if (largest === undefined) return () => {};
  const { users } = world.tenant(largest);
  const fields = [...SORTED_USER_FIELDS];
  let stopped = false;
  const step = () => {
    if (stopped) return;
    if (!users.generate(SLICE)) {
      const field = fields.pop();
      if (field === undefined) return;
      users.order(field);
    }
    setTimeout(step, 1).unref();
  };
  setTimeout(step, 1).unref();
  return () => {
    stopped = true;
  };
}
