import { type Job, type JobItem, type JobItemCode, jobItemCodes } from '@reseller-console/contract';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import { words as shared } from '../../../shared/words/en.ts';
import { words as w } from '../words/en.ts';
import { sizeOf, workOf } from './states.ts';

/** What a plan does, as the words tell it. */
type Effect = keyof typeof w.effects;

const effects: Readonly<Record<string, Effect>> = {
  'set-target-user-status': 'status',
  'update-target-users': 'update',
  'delete-target-users': 'deleteUsers',
  'delete-target-groups': 'deleteGroups',
  'delete-company-groups': 'deleteCompanyGroups',
  'change-members': 'members',
  'create-target-groups': 'createGroups',
  'create-target-users': 'createUsers',
  'copy-custom-fields': 'copyFields',
  'import-target-users': 'import',
  'take-back-import': 'takeBackImport',
};

const statusEffects = { active: 'activate', inactive: 'deactivate' } as const;

function effectOf({ kind, status }: Pick<Job, 'kind' | 'status'>): Effect {
  return status === null ? (effects[kind] ?? 'other') : statusEffects[status];
}

/** Whether it deletes, which nothing takes back. */
export const isDeletion = ({ kind }: Pick<Job, 'kind'>): boolean => kind.startsWith('delete-');

/** Whether it creates target users. To take it back, a person has to say whether those are deactivated or deleted. */
export const makesPeople = ({ kind }: Pick<Job, 'kind'>): boolean =>
  ['import-target-users', 'create-target-users'].includes(kind);

type Named = Pick<Job, 'kind' | 'status' | 'verdicts' | 'companyId' | 'companyName' | 'companyCount'>;

/** Where a plan does something, in words; undefined at reseller level. */
export function placeName({ companyId, companyName, companyCount }: Named): string | undefined {
  if (companyId !== null) return companyName ?? companyId;
  return companyCount > 0 ? w.companies(companyCount) : undefined;
}

/** What is done, and where. `apart` tells the company from others of its name. */
export function inPlace(what: string, job: Named, apart?: string): string {
  const name = placeName(job);
  return name === undefined ? what : w.inPlace(what, toldApart({ name, apart }));
}

const said = (job: Named, how: 'act' | 'will' | 'busy' | 'did', count: number): string =>
  w.effects[effectOf(job)][how](count);

/** The heading of a plan: what it does to how many, such as "Delete 3 target users". */
export const titleOf = (job: Named): string => {
  const effect = w.effects[effectOf(job)];
  const size = sizeOf(job);
  return size === 0 ? effect.name : effect.act(workOf(job) || size);
};

/** What a plan does to so many records, such as "Create 3 target groups". */
export const actOn = (job: Named, count: number): string => said(job, 'act', count);
export const willDo = (job: Named, count: number): string => said(job, 'will', count);
export const doesNow = (job: Named, count: number): string => said(job, 'busy', count);
const hasDone = (job: Named, count: number): string => said(job, 'did', count);

const isOwn = (code: JobItemCode): code is (typeof jobItemCodes)[number] =>
  jobItemCodes.some((own) => own === code);

/** The sentence of a code. */
export const reasonOfCode = (code: JobItemCode): string =>
  isOwn(code) ? w.codes[code] : shared.problems[code];

/** Why an item has its state, in a sentence; undefined if there is nothing to say. */
export function reasonOfItem({ code, state, verdict }: Pick<JobItem, 'code' | 'state' | 'verdict'>) {
  if (code === null) return state === 'unknown' ? w.unknownItem : undefined;
  if (code === 'same' && verdict !== 'same' && state === 'already') return w.alreadySo;
  return reasonOfCode(code);
}

/** What became of a plan, or what prevents it, in one sentence. */
export function storyOf(job: Job): string {
  const { state, counts } = job;
  const done = counts.done;
  switch (state) {
    case 'planning':
      return w.story.planning;
    case 'planned':
      return counts.waiting === 0 ? w.story.nothing : `${inPlace(willDo(job, counts.waiting), job)}.`;
    case 'holding':
      return `${inPlace(willDo(job, counts.waiting), job)}.`;
    case 'running':
      return job.cancelling ? w.story.cancelling : `${inPlace(doesNow(job, workOf(job)), job)}.`;
    case 'paused':
      return job.cancelling ? w.story.cancelling : w.pauses[job.pauseReason ?? 'person'];
    case 'stopped':
      return job.cancelling ? w.story.cancelling : w.stops[job.stopReason ?? 'refusals'];
    case 'failed':
      return w.story.failed;
    case 'undone':
      return w.story.undone;
    case 'cancelled':
      return done === 0 ? w.story.cancelledBefore : w.story.cancelled(`${hasDone(job, done)}.`);
    case 'done':
      return done === 0 ? w.story.doneNothing : `${inPlace(hasDone(job, done), job)}.`;
  }
}
