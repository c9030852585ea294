import type { JobRequest } from '@reseller-console/contract';
import { createStore } from '../../shared/lib/store.ts';

/** How the dialog of a plan is headed, and what follows. */
interface Opened {
  /** The one company that it is about; absent where its records name theirs, and at reseller level. */
  readonly companyId?: string | undefined;
  readonly companyName?: string | undefined;
  /** What it would do, such as "Delete 3 target users". */
  readonly title: string;
  /** What gets the focus once the dialog is closed, where what had it before is gone by then, such as an item of a menu. */
  readonly focusBack?: HTMLElement | null | undefined;
  /** Called once the plan is started, with its id. */
  readonly onStarted?: ((jobId: string) => void) | undefined;
}

/** A plan that is not made yet. */
export type PlanRequest = JobRequest & Opened;

/** A plan that exists already. */
export type MadePlan = Opened & { readonly jobId: string };

/** A plan whose dialog is open, and the key that makes sending its request again safe. */
interface AskedPlan {
  readonly plan: PlanRequest | MadePlan;
  readonly idempotencyKey: string;
}

export const askedPlan = createStore<AskedPlan | undefined>(undefined);

/**
 * Opens the dialog that makes a plan, or takes one that was made, shows what it would do, and starts it; from any page, list, panel or menu.
 * Nothing is done before the person has seen the plan and started it. Closed before that, it stays in the list of jobs.
 */
export const openPlan = (plan: PlanRequest | MadePlan): void =>
  askedPlan.set({ plan, idempotencyKey: crypto.randomUUID() });
