import type { State } from '../control/state.ts';
import { SORTED_USER_FIELDS } from '../keepnet/target-user-fields.ts';
import { KNOWN } from '../seed/known.ts';

const SLICE = 1000;

/**
 * Makes the largest company and its sort orders behind the requests, in small slices. Answers a function that stops
 * it; a reset of the world is followed.
 */
export function warm(state: State): () => void {
  let stopped = false;
  let world = state.world;
  let fields = [...SORTED_USER_FIELDS];
  const step = () => {
    if (stopped) return;
    if (world !== state.world) {
      world = state.world;
      fields = [...SORTED_USER_FIELDS];
    }
    const largest = world.companies.get(KNOWN.acme.id);
    if (largest === undefined) return;
    const { users } = world.tenant(largest);
    if (!users.generate(SLICE)) {
      const field = fields.pop();
      if (field === undefined) return;
      users.inOrder(field, world.now());
    }
    setTimeout(step, 1).unref();
  };
  setTimeout(step, 1).unref();
  return () => {
    stopped = true;
  };
}
