import { followed, unfollow } from '../src/features/jobs/model/followed.ts';
import { askedPlan } from '../src/features/jobs/open-plan.ts';

/** Closes the dialog of a plan, and follows no plan any more: the next test begins without them. */
export function forgetPlans(): void {
  askedPlan.set(undefined);
  for (const id of followed.get()) unfollow(id);
}
