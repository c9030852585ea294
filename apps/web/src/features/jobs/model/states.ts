import type { Job, JobState } from '@reseller-console/contract';

type Standing = Pick<Job, 'state'> & Partial<Pick<Job, 'cancelling'>>;

const within =
  (...states: readonly JobState[]) =>
  ({ state }: Standing): boolean =>
    states.includes(state);

/** Whether it will send something, or is sending. */
export const isAtWork = within('planning', 'holding', 'running');

/** Whether something may happen to it without a person. */
export const isMoving = (job: Standing): boolean =>
  isAtWork(job) || job.state === 'paused' || job.cancelling === true;

/** Whether it has ended for good, or until a person resumes it. */
export const isOver = within('done', 'failed', 'undone', 'cancelled', 'stopped');

/** How many items it has. */
export const sizeOf = ({ verdicts }: Pick<Job, 'verdicts'>): number =>
  Object.values(verdicts).reduce((sum, count) => sum + count, 0);

/** How many of its items something is done to. */
export const workOf = ({ verdicts }: Pick<Job, 'verdicts'>): number =>
  verdicts.create + verdicts.change + verdicts.delete;

/** How many of those are settled. */
export const settledOf = ({ counts }: Pick<Job, 'counts'>): number =>
  counts.done + counts.already + counts.refused + counts.unknown;
