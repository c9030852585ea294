import { Check, Copy, TriangleAlert } from 'lucide-react';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { handsFocusOn } from '../lib/focus.ts';
import type { FailedLoad } from '../lib/use-failure.ts';
import { useRetryWhenLimited } from '../lib/use-retry-when-limited.ts';
import { ProblemError } from '../problem-error.ts';
import { words } from '../words/en.ts';
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
    <div className="m-auto flex max-w-120 flex-col items-center gap-2 px-4 py-12 text-center">
      {icon ? <span className="notice-icon">{icon}</span> : null}
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
  async function copy() {
    try {
      await navigator.clipboard.writeText(id);
      setCopied(true);
    } catch {
      const { clipboardRefusal, tellNotCopied } = await import('../copy/copy.tsx');
      tellNotCopied(clipboardRefusal());
    }
  }
  return (
    <span className="inline-flex items-center gap-1 text-xs">
      <span className="min-w-0">
        {words.failure.requestId} <code className="font-mono break-all select-all">{id}</code>
      </span>
      <Button
        look="quiet"
        aria-label={copied ? words.failure.copied : words.failure.copy}
        title={words.failure.copy}
        className="hit-square w-8 px-0"
        onClick={() => void copy()}
      >
        <Icon aria-hidden className="size-3.5" />
      </Button>
    </span>
  );
}

/** The words for what went wrong, by its code. */
export const reasonOf = (error: unknown): string =>
  error instanceof ProblemError ? words.problems[error.code] : words.failure.broken;

/** What limits the console and when it asks again by itself; the seconds are read out once, not as they pass. */
function Limited({ error, left }: { error: unknown; left: number }) {
  const sentence =
    error instanceof ProblemError && error.code === 'rate_limited'
      ? words.failure.tooFast
      : words.failure.limited;
  const announced = error instanceof ProblemError ? (error.retryAfter ?? left) : left;
  return (
    <span>
      <span aria-hidden>{sentence(left)}</span>
      <span className="sr-only">{sentence(announced)}</span>
    </span>
  );
}

/** Asks again for what could not be loaded, once at a time. The focus stays in it until the answer takes it away. */
function TryAgain({ busy, onRetry, ...rest }: Omit<FailedLoad, 'error'> & ComponentProps<typeof Button>) {
  return (
    <Button ref={handsFocusOn} aria-disabled={busy} onClick={onRetry} {...rest}>
      {words.failure.tryAgain}
    </Button>
  );
}

/** A failed load: what happened, the request id and another try, by itself where a rate limit says when. Never looks like "no data". */
export function Failure({ error, busy, onRetry }: FailedLoad) {
  const [said, setSaid] = useState({ error, times: 1 });
  if (said.error !== error) setSaid({ error, times: said.times + 1 });
  const problem = error instanceof ProblemError ? error : undefined;
  const left = useRetryWhenLimited(error, onRetry);
  const wait = left === undefined ? problem?.retryAfter : undefined;
  return (
    <div role="alert">
      <Notice
        icon={<TriangleAlert aria-hidden className="text-bad" />}
        title={words.failure.title}
        actions={<TryAgain busy={busy} onRetry={onRetry} />}
      >
        {/* A new element each time: screen readers say the same words again. */}
        <p key={said.times}>{left === undefined ? reasonOf(error) : <Limited error={error} left={left} />}</p>
        {wait === undefined ? null : <p>{words.failure.wait(wait)}</p>}
        {problem?.requestId === undefined ? null : <RequestId id={problem.requestId} />}
      </Notice>
    </div>
  );
}

interface FailureLineProps extends FailedLoad, ComponentProps<'div'> {
  /** What is missing, in a sentence. */
  what: string;
}

/** As `Failure`, in one line, if the rest of the page still works. */
export function FailureLine({ what, error, busy, onRetry, className = '', ...rest }: FailureLineProps) {
  const left = useRetryWhenLimited(error, onRetry);
  const requestId = error instanceof ProblemError ? error.requestId : undefined;
  return (
    <div
      role="alert"
      className={`flex flex-wrap items-center gap-x-3 gap-y-1 text-sm ${className}`}
      {...rest}
    >
      <span>
        {what} {left === undefined ? reasonOf(error) : <Limited error={error} left={left} />}
      </span>
      {requestId === undefined ? null : <RequestId id={requestId} />}
      <TryAgain className="ml-auto" busy={busy} onRetry={onRetry} />
    </div>
  );
}

/** Above rows that could not be refreshed. */
export const StaleRows = (props: FailedLoad) => (
  <FailureLine
    what={words.table.refreshFailed}
    className="border-b border-line bg-bad-tint px-4 py-1"
    {...props}
  />
);
