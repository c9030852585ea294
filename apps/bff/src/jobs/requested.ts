import { createHash } from 'node:crypto';
import { fieldProblem, type JobQuery, type JobRecord, type JobRequest } from '@reseller-console/contract';
import type { Request, Response } from 'express';
import type { CompanyDirectory } from '../companies/directory.ts';
import type { Caller } from '../platform/person.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Kind } from './kind.ts';

const invalid = (field: string, detail: string) =>
  new ProblemError('invalid_request', { detail, errors: [{ field, ...fieldProblem('invalid') }] });

/** Every record that an input names. */
function recordsOf({ input }: JobRequest): readonly JobRecord[] {
  const lists = 'add' in input || 'remove' in input ? [input.add?.items, input.remove?.items] : [];
  const own = 'items' in input ? [input.items] : [];
  return [...lists, ...own].flatMap((list) => list ?? []);
}

/** The queries of lists that an input takes its records from. */
export function queriesOf({ input }: JobRequest): JobQuery[] {
  const choices = 'add' in input || 'remove' in input ? [input.add, input.remove] : [];
  const own = 'query' in input ? [input] : [];
  return [...choices, ...own].flatMap((choice) => choice?.query ?? []);
}

/**
 * The companies of a plan for one company.
 * @throws {ProblemError} `invalid_request` where it names others
 */
export function companiesOfOne(companyId: string, kind: Kind, request: JobRequest): string[] {
  if (kind.scope === 'reseller') throw invalid('kind', 'This is a plan without a company');
  const strangers = recordsOf(request).some((record) => (record.companyId ?? companyId) !== companyId);
  if (strangers) throw invalid('input.items', 'Records of another company');
  return [companyId];
}

/**
 * The companies of a plan for several.
 * @throws {ProblemError} `companies_limited`, `company_forbidden`, `invalid_request`
 */
export async function companiesOfMany(
  kind: Kind,
  request: JobRequest,
  { companies: own }: Caller,
  directory: Pick<CompanyDirectory, 'assertKnown'>,
): Promise<string[]> {
  if (kind.scope === 'company') throw invalid('kind', 'This is a plan for one company');
  if (kind.scope === 'reseller') {
    if (own !== null) throw new ProblemError('companies_limited');
    return [];
  }
  const records = recordsOf(request);
  const named = records.flatMap(({ companyId }) => companyId ?? []);
  if (named.length === 0 || named.length < records.length) {
    throw invalid('input.items', 'Each record has to name its company');
  }
  const companies = [...new Set(named)];
  if (own !== null && companies.some((id) => !own.includes(id))) throw new ProblemError('company_forbidden');
  await directory.assertKnown('input.items', companies);
  return companies;
}

/** Answers with an entity tag, or that nothing has changed (RFC 9110, 13.1.2). False where the answer was given. */
export function isStale(request: Request, response: Response, body: unknown): boolean {
  const tag = `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 27)}"`;
  response.setHeader('ETag', tag);
  const known =
    request
      .get('if-none-match')
      ?.replaceAll('W/', '')
      .split(/\s*,\s*/) ?? [];
  if (!known.includes(tag)) return true;
  response.status(304).end();
  return false;
}
