import { CircleHelp, LogIn, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { formatDateTime } from '../lib/format.ts';
import type { ProblemError } from '../problem-error.ts';
import { Button, buttonLook } from '../ui/button.tsx';
import { RequestId } from '../ui/failure.tsx';
import { words } from '../words/words.ts';
import type { WriteFormState } from './use-write-form.ts';

const looks = { bad: 'border-bad bg-bad-tint', warn: 'border-warn bg-warn-tint' } as const;

function Panel(props: {
  look: keyof typeof looks;
  icon: ReactNode;
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <section
      role="alert"
      tabIndex={-1}
      data-notice
      className={`flex gap-2.5 rounded-surface border p-3 text-sm ${looks[props.look]}`}
    >
      {props.icon}
      <div className="flex min-w-0 flex-1 flex-col items-start gap-1.5 [&>span]:justify-start">
        <h3 className="font-semibold">{props.title}</h3>
        {props.children}
        {props.actions ? <div className="mt-1.5 flex flex-wrap gap-2">{props.actions}</div> : null}
      </div>
    </section>
  );
}

const Id = ({ error }: { error: ProblemError | undefined }) =>
  error?.requestId === undefined ? null : <RequestId id={error.requestId} />;

function SignInLink() {
  const { pathname, search } = useLocation();
  const query = new URLSearchParams({ returnTo: pathname + search, reason: 'session_ended' });
  return (
    <Link to={`/sign-in?${query}`} className={buttonLook('primary')}>
      <LogIn aria-hidden className="size-4" />
      {words.write.signIn}
    </Link>
  );
}

/** Why it was refused, besides what stands at the fields. */
function Refused({
  error,
  wait,
  orphans,
}: {
  error: ProblemError;
  wait: number;
  orphans: readonly string[];
}) {
  const w = words.write;
  if (error.code === 'not_signed_in') {
    return (
      <Panel
        look="warn"
        icon={<LogIn aria-hidden className="size-5 shrink-0 text-warn" />}
        title={w.signedOutTitle}
        actions={<SignInLink />}
      >
        <p>{w.signedOut}</p>
      </Panel>
    );
  }
  const atFields = error.errors.length > orphans.length;
  return (
    <Panel
      look="bad"
      icon={<TriangleAlert aria-hidden className="size-5 shrink-0 text-bad" />}
      title={w.refusedTitle}
    >
      <p>{atFields ? w.checkFields : words.problems[error.code]}</p>
      {orphans.map((message) => (
        <p key={message}>{w.said(message)}</p>
      ))}
      {error.detail === undefined || error.errors.length > 0 ? null : <p>{w.said(error.detail)}</p>}
      {wait > 0 ? <p aria-live="off">{w.waitToSend(wait)}</p> : null}
      <Id error={error} />
    </Panel>
  );
}

/** What is known of an outcome that is not: in amber, with what may be it and another look. */
function Unknown({
  error,
  checks,
  checking,
  wait,
  onCheck,
}: {
  error: ProblemError | undefined;
  checks: number;
  checking: boolean;
  wait: number;
  onCheck: () => void;
}) {
  const w = words.write;
  const code = error?.code;
  const signedOut = code === 'not_signed_in';
  const lost = code === 'outcome_unknown';
  const candidates = error?.candidates ?? [];
  const happened =
    code === undefined
      ? w.unknown.resumed
      : code === 'write_in_progress'
        ? w.unknown.inProgress
        : code === 'no_connection' || code === 'unreadable_answer'
          ? w.unknown.unreached
          : w.unknown.sent;
  return (
    <Panel
      look="warn"
      icon={<CircleHelp aria-hidden className="size-5 shrink-0 text-warn" />}
      title={w.unknownTitle}
      actions={
        <>
          <Button aria-disabled={checking || wait > 0} onClick={onCheck}>
            {checking ? w.checking : w.checkAgain}
          </Button>
          {signedOut ? <SignInLink /> : null}
        </>
      }
    >
      <p>
        {happened} {lost && candidates.length === 0 ? w.notVisible : null}
      </p>
      {candidates.length > 0 ? (
        <>
          <p>{w.candidates}</p>
          <ul className="list-disc pl-5">
            {candidates.map(({ id, label, createdAt }) => (
              <li key={id} className="break-words">
                <b className="font-medium">{label}</b>
                {createdAt === null ? null : (
                  <span className="text-muted">
                    {', '}
                    {w.createdAt(formatDateTime(createdAt) ?? createdAt)}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {checks > 0 ? <p>{w.checked(checks, lost || !code ? undefined : words.problems[code])}</p> : null}
      <p className="text-muted">{w.checkAgainHint}</p>
      {wait > 0 ? <p aria-live="off">{w.checkIn(wait)}</p> : null}
      <Id error={error} />
    </Panel>
  );
}

/** What became of the last request, unless all is well. `seen` is the last unknown outcome, shown while it is checked. */
export function WriteNotice({
  form,
  seen,
  wait,
}: {
  form: WriteFormState;
  seen: Extract<WriteFormState['state'], { status: 'unknown' }> | undefined;
  wait: number;
}) {
  const { state, errors } = form;
  const shown = state.status === 'unknown' ? state : undefined;
  const checking = state.status === 'sending' && state.checking;
  const unknown = shown ?? (checking ? seen : undefined);
  if (unknown) {
    return (
      <Unknown
        error={unknown.error}
        checks={unknown.checks}
        checking={checking}
        wait={wait}
        onCheck={form.checkAgain}
      />
    );
  }
  if (state.status !== 'refused') return null;
  const orphans = state.error.errors
    .filter(({ field }) => !form.has(field) && errors.has(field))
    .map(({ message }) => message);
  return <Refused error={state.error} wait={wait} orphans={orphans} />;
}
