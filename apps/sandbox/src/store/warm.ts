import { SORTED_USER_FIELDS } from '../keepnet/target-user-fields.ts';
import { KNOWN } from '../seed/known.ts';
import type { World } from './world.ts';

/** Makes the largest company and its sort orders behind the requests, in small slices. */
export function warm(world: World): void {
  const largest = world.companies.get(KNOWN.acme.id);
  if (largest === undefined) return;
  const steps = world.tenant(largest).users.warmSteps(SORTED_USER_FIELDS);
  const step = () => {
    if (steps.next().done !== true) setTimeout(step, 1).unref();
  };
  setTimeout(step, 1).unref();
}
