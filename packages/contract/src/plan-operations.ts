import * as z from 'zod/mini';
import { companyIdPattern } from './companies.ts';
import { shaped } from './field-error.ts';
import { jobInputs } from './job-inputs.ts';
import { maxJobItems } from './job-kinds.ts';
import { line } from './line.ts';
import { operation } from './operation.ts';

const companyId = z.string().check(shaped(companyIdPattern, 'not_a_company_id'));
const Made = z.object({ id: z.string() });
const note = z.optional(line(500));

/** The companies of a plan for several: one by one, or the members of a company group. */
const places = {
  companies: z.optional(z.array(companyId).check(z.minLength(1), z.maxLength(maxJobItems))),
  group: z.optional(companyId),
};

/**
 * A plan to be made: its kind says what the input is. A create has `companies` or a `group`, and makes each record in every one of these
 * companies; or each of its records names its own company.
 */
export const JobRequest = z.union([
  z.object({
    kind: z.literal('set-target-user-status'),
    input: jobInputs['set-target-user-status'],
    note,
  }),
  z.object({ kind: z.literal('update-target-users'), input: jobInputs['update-target-users'], note }),
  z.object({ kind: z.literal('delete-target-users'), input: jobInputs['delete-target-users'], note }),
  z.object({ kind: z.literal('delete-target-groups'), input: jobInputs['delete-target-groups'], note }),
  z.object({ kind: z.literal('delete-company-groups'), input: jobInputs['delete-company-groups'], note }),
  z.object({ kind: z.literal('change-members'), input: jobInputs['change-members'], note }),
  z.object({
    kind: z.literal('create-target-groups'),
    input: jobInputs['create-target-groups'],
    note,
    ...places,
  }),
  z.object({
    kind: z.literal('create-target-users'),
    input: jobInputs['create-target-users'],
    note,
    ...places,
  }),
  z.object({
    kind: z.literal('copy-custom-fields'),
    input: jobInputs['copy-custom-fields'],
    note,
    ...places,
  }),
]);
export type JobRequest = z.infer<typeof JobRequest>;

const write = { method: 'POST', role: 'operator', effect: 'write' } as const;

/** Makes a plan for one company: its records are named without their company. Nothing is done before it is started. */
export const planCompanyJob = operation({
  ...write,
  path: '/api/companies/:companyId/jobs',
  scope: 'company',
  audit: 'job.plan',
  body: JobRequest,
  response: Made,
});

/** Makes a plan for several companies, or for groups of companies. Each record that is there already names its company. */
export const planJob = operation({
  ...write,
  path: '/api/jobs',
  scope: 'companies',
  audit: 'job.plan',
  body: JobRequest,
  response: Made,
});
