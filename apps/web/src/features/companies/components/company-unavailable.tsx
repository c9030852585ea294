import { Building2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ProblemError } from '../../../shared/problem-error.ts';
import { Notice, RequestId, reasonOf } from '../../../shared/ui/failure.tsx';
import { words } from '../../../shared/words/en.ts';
import { words as w } from '../overview/words/en.ts';

/** The one screen for a company that cannot be shown to this person: it says why and offers another. */
export function CompanyUnavailable({ problem, actions }: { problem: ProblemError; actions: ReactNode }) {
  return (
    <>
      <title>{words.title(w.unavailableTitle, words.product)}</title>
      <Notice level={1} icon={<Building2 aria-hidden />} title={w.unavailableTitle} actions={actions}>
        <p>{problem.code === 'scope_unproven' ? w.unprovenReason : reasonOf(problem)}</p>
        {problem.code === 'scope_unproven' ? (
          <>
            <p className="mt-2 font-medium text-text">{w.unprovenTitle}</p>
            <ul className="list-disc space-y-1 pl-5 text-left">
              {w.unproven.map((advice) => (
                <li key={advice}>{advice}</li>
              ))}
            </ul>
          </>
        ) : null}
        {problem.requestId === undefined ? null : <RequestId id={problem.requestId} />}
      </Notice>
    </>
  );
}
