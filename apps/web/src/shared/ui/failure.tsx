import { Check, Copy, TriangleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { ProblemError } from '../problem-error.ts';
import { words } from '../words/words.ts';
import { Button } from './button.tsx';

/** A sentence in the middle of an empty place, with what the person can do about it. */
export function Notice({
  icon,
  title,
  children,
  actions,
  level = 2,
}: {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  level?: 1 | 2;
}) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className="mx-auto flex max-w-120 flex-col items-center gap-2 px-4 py-12 text-center">
      {icon}
      <Heading className="text-lg font-semibold text-balance">{title}</Heading>
      <div className="flex flex-col items-center gap-2 text-muted text-pretty">{children}</div>
      {actions ? <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}

/** A request id that can be copied whole. */
export function RequestId({ id }: { id: string }) {
  const [copied, setCopied] = useState(false);
  const Icon = copied ? Check : Copy;
  return (
    <span className="inline-flex flex-wrap items-center justify-center gap-1 text-xs">
      {words.failure.requestId}
      <code className="font-mono break-all select-all">{id}</code>
      <Button
        look="quiet"
        aria-label={copied ? words.failure.copied : words.failure.copy}
        title={words.failure.copy}
        className="hit-square w-8 px-0"
        onClick={() => void navigator.clipboard?.writeText(id).then(() => setCopied(true))}
      >
        <Icon aria-hidden className="size-3.5" />
      </Button>
    </span>
  );
}

/** The words for what went wrong, by its code. */
export const reasonOf = (error: unknown): string =>
  error instanceof ProblemError ? words.problems[error.code] : words.failure.broken;

/** A failed load: what happened, the request id and another try. Never looks like "no data". */
export function Failure({ error, onRetry, busy }: { error: unknown; onRetry: () => void; busy?: boolean }) {
  const problem = error instanceof ProblemError ? error : undefined;
  return (
    <div role="alert">
      <Notice
        icon={<TriangleAlert aria-hidden className="mb-1 size-6 text-bad" />}
        title={words.failure.title}
        actions={
          <Button aria-disabled={busy === true} onClick={onRetry}>
            {words.failure.tryAgain}
          </Button>
        }
      >
        <p>{reasonOf(error)}</p>
        {problem?.retryAfter === undefined ? null : <p>{words.failure.wait(problem.retryAfter)}</p>}
        {problem?.requestId === undefined ? null : <RequestId id={problem.requestId} />}
      </Notice>
    </div>
  );
}
