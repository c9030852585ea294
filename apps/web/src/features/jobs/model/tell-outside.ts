import type { Job } from '@reseller-console/contract';
import { attempt } from '../../../shared/lib/attempt.ts';
import { storyOf, titleOf } from './names.ts';

const told = new Set<string>();

/** Tells by a notice of the browser what came of a plan, where the person allowed that and does not look at the console. */
export function tellOutside(job: Job): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  const once = `${job.id} ${job.state}`;
  if (document.visibilityState === 'visible' || told.has(once)) return;
  told.add(once);
  // Some phones have the name but do not let pages use it.
  attempt(() => new Notification(titleOf(job), { body: storyOf(job), tag: job.id }));
}
