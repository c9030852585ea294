import {
  companyIdPattern,
  type Job,
  type JobItemState,
  type JobState,
  type JobVerdict,
  jobItemStates,
  jobStates,
  jobVerdicts,
} from '@reseller-console/contract';
import type { ItemFilters, JobFilters } from '../queries.ts';

const within = <Word extends string>(words: readonly Word[], word: string | null): Word | undefined =>
  words.find((one) => one === word);

/** What an address narrows the list of plans down by; what it cannot mean is left out. */
export function readJobFilters(params: URLSearchParams): JobFilters {
  const company = params.get('company') ?? '';
  return {
    state: within<JobState>(jobStates, params.get('state')),
    waiting: params.get('waiting') === 'true' || undefined,
    company: companyIdPattern.test(company) ? company : undefined,
  };
}

/** The address of these filters; unset ones are left out. */
export function writeJobFilters(filters: JobFilters): URLSearchParams {
  const set = Object.entries(filters).filter(([, value]) => Boolean(value));
  return new URLSearchParams(set.map(([name, value]) => [name, String(value)]));
}

/** One choice of items, as the address has it. */
export type ItemChoice =
  | { readonly name: 'verdict'; readonly value: JobVerdict }
  | { readonly name: 'state'; readonly value: JobItemState };

export function readItemChoice(params: URLSearchParams): ItemChoice | undefined {
  const verdict = within<JobVerdict>(jobVerdicts, params.get('verdict'));
  if (verdict !== undefined) return { name: 'verdict', value: verdict };
  const state = within<JobItemState>(jobItemStates, params.get('state'));
  return state && { name: 'state', value: state };
}

export function toItemFilters(choice: ItemChoice | undefined): ItemFilters {
  if (choice === undefined) return {};
  return choice.name === 'verdict' ? { verdict: [choice.value] } : { state: [choice.value] };
}

/** The filters that a plan offers: by verdict before it starts, by state afterwards. */
export function choicesOf({ verdicts, counts, startedAt }: Job): readonly (ItemChoice & { count: number })[] {
  const all =
    startedAt === null
      ? jobVerdicts.map((value) => ({ name: 'verdict' as const, value, count: verdicts[value] }))
      : jobItemStates.map((value) => ({ name: 'state' as const, value, count: counts[value] }));
  return all.filter(({ count }) => count > 0);
}
