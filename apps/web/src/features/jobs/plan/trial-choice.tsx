import type { Job, JobItem } from '@reseller-console/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Link } from '../../../shared/ui/link.tsx';
import { SelectField } from '../../../shared/write/fields.tsx';
import { useCompanyNamesakes } from '../../companies/queries.ts';
import { jobItemsQuery } from '../queries.ts';
import { words as w } from '../words/en.ts';

/** A company in which a plan is tried first. `name` is told apart from namesakes; `count` is undefined until all items are read. */
export interface TrialCompany {
  readonly companyId: string;
  readonly name: string;
  readonly count: number | undefined;
}

function companiesOf(
  items: readonly JobItem[],
  areAll: boolean,
  apart: ReadonlyMap<string, string>,
): TrialCompany[] {
  const companies = new Map<string, { name: string; count: number }>();
  for (const { companyId, companyName } of items) {
    if (companyId === null) continue;
    const name = toldApart({ name: companyName ?? companyId, apart: apart.get(companyId) });
    companies.set(companyId, { name, count: (companies.get(companyId)?.count ?? 0) + 1 });
  }
  return [...companies].map(([companyId, { name, count }]) => ({
    companyId,
    name,
    count: areAll ? count : undefined,
  }));
}

interface TrialChoiceProps {
  job: Job;
  trial: TrialCompany | undefined;
  onTrial: (trial: TrialCompany | undefined) => void;
  onLeave: () => void;
}

/** Lets a person begin with one company; the others then wait until that has been looked at. */
export function TrialChoice({ job, trial, onTrial, onLeave }: TrialChoiceProps) {
  const namesakes = useCompanyNamesakes();
  const { data, hasNextPage } = useInfiniteQuery(jobItemsQuery(job.id, { verdict: ['create'] }));
  const companies = companiesOf(data?.pages.flatMap(({ items }) => items) ?? [], !hasNextPage, namesakes);
  const [first] = companies;
  return (
    <div className="flex flex-col items-start gap-3 rounded-surface border border-line p-3">
      {trial === undefined ? (
        <Button aria-disabled={first === undefined} onClick={() => onTrial(first)}>
          {w.trial.first}
        </Button>
      ) : (
        <>
          <div className="w-full">
            <SelectField
              label={w.trial.company}
              name="trial"
              hint={w.trial.hint}
              error={undefined}
              value={trial.companyId}
              choices={companies.map(({ companyId, name }) => [companyId, name] as const)}
              onChange={(id) => onTrial(companies.find(({ companyId }) => companyId === id))}
            />
          </div>
          <Button onClick={() => onTrial(undefined)}>{w.trial.all}</Button>
        </>
      )}
      <Link to={`/jobs/${job.id}`} className="hit text-sm text-accent" onClick={onLeave}>
        {w.trial.each}
      </Link>
    </div>
  );
}
