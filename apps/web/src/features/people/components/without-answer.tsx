import { toldApart } from '../../../shared/lib/namesakes.ts';
import { ProblemError } from '../../../shared/problem-error.ts';
import { reasonOf } from '../../../shared/ui/failure.tsx';
import { useCompanyNamesakes } from '../../companies/queries.ts';
import type { SearchState } from '../model/search-state.ts';
import { words as w } from '../words/en.ts';

/** The companies that nothing is known of, by reason. */
export function WithoutAnswer({ unknown }: Pick<SearchState, 'unknown'>) {
  const namesakes = useCompanyNamesakes();
  const reasons = [...Map.groupBy(unknown, ({ code }) => code)];
  return (
    <details className="rounded-surface border border-line px-4 py-2.5 text-sm">
      <summary className="cursor-pointer font-medium">{w.notAsked(unknown.length)}</summary>
      {reasons.map(([code, companies]) => (
        <div key={code} className="mt-2">
          <p>{reasonOf(new ProblemError({ code, title: code, status: 0 }))}</p>
          <ul className="max-h-40 list-disc overflow-y-auto pl-5 text-muted">
            {companies.map(({ company: { id, name } }) => (
              <li key={id} dir="auto" className="break-words">
                {toldApart({ name, apart: namesakes.get(id) })}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}
