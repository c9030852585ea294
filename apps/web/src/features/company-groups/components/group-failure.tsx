import { Layers } from 'lucide-react';
import type { FailedLoad } from '../../../shared/lib/use-failure.ts';
import { ProblemError } from '../../../shared/problem-error.ts';
import { buttonLook } from '../../../shared/ui/button.tsx';
import { Failure, Notice } from '../../../shared/ui/failure.tsx';
import { Link } from '../../../shared/ui/link.tsx';
import { words as w } from '../words/en.ts';

/** Why a group cannot be shown: one that is gone says so and leads to the others. */
export function GroupFailure(failure: FailedLoad) {
  const { error } = failure;
  if (!(error instanceof ProblemError) || error.code !== 'not_found') return <Failure {...failure} />;
  return (
    <div role="alert">
      <Notice
        level={1}
        icon={<Layers aria-hidden />}
        title={w.goneTitle}
        actions={
          <Link to="/company-groups" className={buttonLook('primary')}>
            {w.back}
          </Link>
        }
      >
        {w.gone}
      </Notice>
    </div>
  );
}
