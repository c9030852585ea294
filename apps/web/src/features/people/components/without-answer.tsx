import { ProblemError } from '../../../shared/problem-error.ts';
import { CompaniesByReason } from '../../../shared/ui/companies-by-reason.tsx';
import { reasonOf } from '../../../shared/ui/failure.tsx';
import { useCompanyNamesakes } from '../../companies/queries.ts';
import type { SearchState } from '../model/search-state.ts';
import { words as w } from '../words/en.ts';

/** The companies that nothing is known of, by reason. */
export function WithoutAnswer({ unknown }: Pick<SearchState, 'unknown'>) {
  const namesakes = useCompanyNamesakes();
  const items = unknown.map(({ company, code }) => ({
    company,
    reason: reasonOf(new ProblemError({ code, title: code, status: 0 })),
  }));
  return <CompaniesByReason title={w.notAsked(unknown.length)} items={items} namesakes={namesakes} />;
}
