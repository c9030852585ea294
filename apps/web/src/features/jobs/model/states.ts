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

/** Whether it makes records in companies that were chosen for it. */
export const isCreation = ({ kind }: Pick<Job, 'kind'>): boolean =>
  ['create-target-groups', 'create-target-users', 'copy-custom-fields'].includes(kind);

/** Whether it can be tried in one of its companies first. */
export const canBeTried = (job: Pick<Job, 'kind' | 'companyId' | 'companyCount' | 'counts'>): boolean =>
  isCreation(job) && job.companyId === null && job.companyCount > 1 && job.counts.waiting > 1;

/** How many items it has. */
export const sizeOf = ({ verdicts }: Pick<Job, 'verdicts'>): number =>
  Object.values(verdicts).reduce((sum, count) => sum + count, 0);

/** How many of its items something is done to. */
export const workOf = ({ verdicts }: Pick<Job, 'verdicts'>): number =>
  verdicts.create + verdicts.change + verdicts.delete;

/** How many of those are settled. */
export const settledOf = ({ counts }: Pick<Job, 'counts'>): number =>
  counts.done + counts.already + counts.refused + counts.unknown;

type Acted = Pick<
  Job,
  | 'state'
  | 'cancelling'
  | 'stopReason'
  | 'filesUntil'
  | 'finishedAt'
  | 'counts'
  | 'canTakeBack'
  | 'failedCompanies'
>;

/** Whether its data is wiped: it has ended, and names people no more. */
export const areFilesGone = ({ finishedAt, filesUntil }: Pick<Job, 'finishedAt' | 'filesUntil'>): boolean =>
  finishedAt !== null && filesUntil === null;

export const canBeResumed = (job: Acted): boolean =>
  !job.cancelling &&
  !areFilesGone(job) &&
  (job.state === 'paused' || (job.state === 'stopped' && job.stopReason !== 'rights'));

const hasEnded = within('done', 'cancelled', 'stopped');

/** Whether something is left to be planned again. */
export const canBePlannedAgain = (job: Acted): boolean =>
  hasEnded(job) &&
  !job.cancelling &&
  !areFilesGone(job) &&
  job.counts.refused + job.counts.unknown + job.counts.notStarted + (job.failedCompanies ?? 0) > 0;

export const canBeTakenBack = (job: Acted): boolean => hasEnded(job) && !job.cancelling && job.canTakeBack;

/** Whether `cancel` means something: the hold is ended by `undo`. */
export const canBeCancelled = (job: Acted): boolean =>
  !job.cancelling && (['planning', 'planned', 'running', 'paused'].includes(job.state) || canBeResumed(job));
