import { randomUUID } from 'node:crypto';
import {
  type CompaniesFileFormat,
  type CsvSeparator,
  type ExportOperation,
  exportIdHeader,
  leftOutHeader,
} from '@reseller-console/contract';
import type { Scope } from '../../companies/scope.ts';
import type { Context } from '../../platform/endpoint.ts';
import { ProblemError } from '../../platform/problem.ts';
import type { AccessOf } from '../access.ts';
import { CsvStream } from '../csv-stream.ts';
import type { Exports } from '../exports.ts';
import { listName } from '../file-name.ts';
import { wholeList } from '../request.ts';
import { untouched, zipped } from './archive.ts';
import { gather } from './gather.ts';
import type { Progress } from './progress.ts';
import { type CompaniesSource, createCompanyReader } from './read-company.ts';
import type { Chosen, SelectCompanies } from './select-companies.ts';
import { Tally } from './tally.ts';

interface Parts {
  exports: Pick<Exports, 'send'>;
  selectCompanies: SelectCompanies;
  scope: Pick<Scope, 'verify'>;
  isMasked: (companyId: string, owner: string | undefined, maxAgeMs: number) => Promise<boolean>;
  progress: Progress;
  accessOf: AccessOf;
  /** Milliseconds that a company has to begin its answer. */
  companyMs?: number | undefined;
  now: () => number;
}

/** Longer than Keepnet takes to begin the largest file, in milliseconds. */
const usualCompanyMs = 60_000;

/** The context of an endpoint that sends such a file. */
type FileContext = Pick<
  Context<ExportOperation>,
  'operation' | 'person' | 'call' | 'request' | 'response'
> & {
  query: Chosen & { format: CompaniesFileFormat; separator: CsvSeparator };
};

/** Milliseconds that the connection may be silent: longer than Keepnet may be, and than a file waits for companies. */
const patienceMs = 240_000;

/** Sends one file over many companies. */
export function createCompaniesFile(parts: Parts) {
  const { exports, selectCompanies, scope, isMasked, progress, accessOf, companyMs, now } = parts;

  return {
    /**
     * @throws {ProblemError} before the first byte: as `Exports.send`; `companies_limited`; the reason of the first company that is left
     *   out, if no other remains
     */
    async send(context: FileContext, source: CompaniesSource): Promise<undefined> {
      const { person, query, call, request } = context;
      const { companies, leftOut } = await selectCompanies(person, query, source.hides, call);
      const [first] = leftOut;
      if (companies.length === 0 && first !== undefined) throw new ProblemError(first.code);
      const { format, separator } = query;
      const { noun, columns } = source;
      const tally = new Tally(companies.length, leftOut, columns.fields);
      const id = randomUUID();
      let end = async () => {};

      const open = () => {
        const read = createCompanyReader({ scope, isMasked, source });
        const accessTo = accessOf(request);
        const isStrict = format === 'csv';
        const list = gather(
          companies,
          { read, columns, safe: new CsvStream({ separator }), tally, accessTo, isStrict, beforeBreak: end },
          { ...call, deadlineMs: companyMs ?? usualCompanyMs },
        );
        if (isStrict) return list;
        const at = new Date(now());
        return zipped(list, { name: listName(noun, 'csv', now()), separator, at, tally });
      };

      const chosen = { group: query.group, named: query.companies?.length };
      const about = { ...chosen, of: companies.length, fields: columns.fields.length || undefined };
      const told = leftOut.map(({ company, code }) => ({ id: company.id, code }));
      try {
        return await exports.send(
          { ...context, query: { ...wholeList, format: 'csv', separator } },
          {
            noun,
            companyId: null,
            search: wholeList,
            list: {
              search: async () => ({ total: undefined }),
              async export() {
                end = await progress.begin(id, person.id, tally);
                const body = open();
                return { status: 200, contentType: 'text/csv', body, abort: () => body.destroy() };
              },
            },
            own: {
              format,
              passing: untouched(tally),
              headers: { [leftOutHeader]: String(leftOut.length), [exportIdHeader]: id },
              patienceMs,
              intent: { ...about, format, leftOut: told },
              beforeEnd: () => end(),
              outcome: () => ({
                ending: tally.isComplete ? 'done' : 'partial',
                detail: {
                  ...about,
                  format,
                  rows: tally.rows,
                  complete: tally.results.length - tally.missing.length,
                  missing: tally.missing.map(({ company, state, why }) => ({
                    id: company.id,
                    state,
                    ...why,
                  })),
                  leftOut: told.length,
                },
              }),
            },
          },
        );
      } finally {
        await end();
      }
    },
  };
}

export type CompaniesFile = ReturnType<typeof createCompaniesFile>;
