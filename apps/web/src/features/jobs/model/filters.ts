import {
  companyIdPattern,
  type Job,
  JobItemCode,
  type JobItemState,
  type JobState,
  type JobVerdict,
  jobItemStates,
  jobStates,
  jobVerdicts,
} from '@reseller-console/contract';
import * as z from 'zod/mini';
import type { ItemFilters, JobFilters } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { isCreation } from './states.ts';

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
  | { readonly name: 'state'; readonly value: JobItemState }
  /** Codes, separated by commas. */
  | { readonly name: 'code'; readonly value: string };

export function readItemChoice(params: URLSearchParams): ItemChoice | undefined {
  const verdict = within<JobVerdict>(jobVerdicts, params.get('verdict'));
  if (verdict !== undefined) return { name: 'verdict', value: verdict };
  const state = within<JobItemState>(jobItemStates, params.get('state'));
  if (state !== undefined) return { name: 'state', value: state };
  const code = params.get('code');
  return code === null ? undefined : { name: 'code', value: code };
}

export function toItemFilters(choice: ItemChoice | undefined): ItemFilters {
  if (choice === undefined) return {};
  if (choice.name === 'verdict') return { verdict: [choice.value] };
  if (choice.name === 'state') return { state: [choice.value] };
  return { code: choice.value.split(',').map((code) => z.parse(JobItemCode, code)) };
}

/** The items that a plan for several companies treats differently, by reason. A reason without words of its own means that Keepnet did not answer. */
function reasonsOf({ codes = {} }: Job): (ItemChoice & { count: number })[] {
  const isNamed = (code: string) => code in w.codeCounts;
  const named = Object.entries(codes).filter(([code]) => isNamed(code));
  const others = Object.entries(codes).filter(([code]) => !isNamed(code));
  const choices = named.map(([value, count]) => ({ name: 'code' as const, value, count }));
  if (others.length === 0) return choices;
  const count = others.reduce((sum, [, each]) => sum + each, 0);
  return [...choices, { name: 'code', value: others.map(([code]) => code).join(','), count }];
}

/** The filters that a plan offers: by verdict or reason before it starts, by state afterwards. */
export function choicesOf(job: Job): readonly (ItemChoice & { count: number })[] {
  const { verdicts, counts, startedAt } = job;
  if (startedAt === null && isCreation(job)) {
    const create = { name: 'verdict' as const, value: 'create' as const, count: verdicts.create };
    return [create, ...reasonsOf(job)].filter(({ count }) => count > 0);
  }
  const all =
    startedAt === null
      ? jobVerdicts.map((value) => ({ name: 'verdict' as const, value, count: verdicts[value] }))
      : jobItemStates.map((value) => ({ name: 'state' as const, value, count: counts[value] }));
  return all.filter(({ count }) => count > 0);
}
