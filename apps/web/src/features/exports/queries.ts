import {
  type CompaniesFileFormat,
  type CompaniesFileNoun,
  type CsvSeparator,
  exportTargetGroupsOfCompanies,
  exportTargetUsersOfCompanies,
  getExportProgress,
  getLeftOut,
} from '@reseller-console/contract';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { createJob, type ExportJob, type ExportState } from '../../shared/export/jobs.ts';
import { resellerScope } from '../../shared/lib/query-scope.ts';
import { createStore } from '../../shared/lib/store.ts';
import { pageEnd } from '../../shared/page-end.ts';
import { words as w } from './words/en.ts';

/** The companies of a file: those that are named, those of a company group, or every one. */
export interface Chosen {
  readonly companies?: readonly string[] | undefined;
  readonly group?: string | undefined;
}

/** What a person asks for. */
export interface AskedFile extends Chosen {
  readonly noun: CompaniesFileNoun;
  /** Names of custom fields. */
  readonly fields: readonly string[];
  readonly format: CompaniesFileFormat;
  readonly separator: CsvSeparator;
}

/** Which companies a file would lack from the start. It is asked again for each file. */
export const leftOutQuery = (noun: CompaniesFileNoun, { companies, group }: Chosen) =>
  queryOptions({
    queryKey: [resellerScope, 'exports', 'left-out', noun, companies, group],
    queryFn: ({ signal }) =>
      call(getLeftOut, { query: { noun, companies: companies && [...companies], group }, signal }),
  });

const progressMs = 1_500;

/** The progress of a file as the server knows it, asked once more after the download has ended in any way. */
export const progressQuery = (id: string | undefined, status: ExportState['status']) =>
  queryOptions({
    queryKey: [resellerScope, 'exports', id, status === 'running'],
    queryFn: ({ signal }) => call(getExportProgress, { params: { exportId: id ?? '' }, signal }),
    enabled: id !== undefined,
    refetchInterval: status === 'running' ? progressMs : false,
    retry: 2,
  });

/** A file that was asked for, and its download. */
interface CompaniesFile {
  readonly asked: AskedFile;
  readonly job: ExportJob;
}

/** The latest file of this page. It goes on while the person looks at something else. */
export const companiesFile = createStore<CompaniesFile | undefined>(undefined);
pageEnd.addEventListener('abort', () => companiesFile.set(undefined));

/** In quotes where a comma would part it. */
const fieldName = (name: string): string => (/[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name);

/** Downloads a file; ends the one before. */
export function startFile(asked: AskedFile): void {
  companiesFile.get()?.job.cancel();
  const { noun, fields, companies, group, format, separator } = asked;
  const operation = noun === 'target-users' ? exportTargetUsersOfCompanies : exportTargetGroupsOfCompanies;
  const own = noun === 'target-users' && fields.length > 0 ? { fields: fields.map(fieldName) } : {};
  const query = { companies, group, format, separator, ...own };
  const job = createJob({ name: w.nouns[noun], file: { operation, query } });
  companiesFile.set({ asked, job });
  void job.run();
}

export function cancelFile(): void {
  companiesFile.get()?.job.cancel();
  companiesFile.set(undefined);
}
