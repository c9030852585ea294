import { TriangleAlert } from 'lucide-react';
import { ProblemError } from '../../../shared/problem-error.ts';
import { RequestId, reasonOf } from '../../../shared/ui/failure.tsx';

interface TroubleProps {
  what: string;
  /** One more sentence, in English. */
  detail?: string | null | undefined;
  requestId?: string | undefined;
}

/** Says what did not work, and why, next to where it was tried. */
export function Trouble({ what, detail, requestId }: TroubleProps) {
  return (
    <div
      role="alert"
      data-notice
      className="flex gap-2 rounded-surface border border-bad bg-bad-tint p-3 text-sm"
    >
      <TriangleAlert aria-hidden className="size-5 shrink-0 text-bad" />
      <div className="flex min-w-0 flex-col gap-1 break-words">
        <p>{what}</p>
        {detail ? <p lang="en">{detail}</p> : null}
        {requestId === undefined ? null : <RequestId id={requestId} />}
      </div>
    </div>
  );
}

/** The same for a call that failed. */
export function FailureNote({ what, error }: { what?: string; error: unknown }) {
  const { requestId, detail } = error instanceof ProblemError ? error : {};
  const reason = reasonOf(error);
  return (
    <Trouble what={what === undefined ? reason : `${what} ${reason}`} detail={detail} requestId={requestId} />
  );
}
