import { CircleHelp, LogIn, TriangleAlert } from 'lucide-react';
import { useLocation } from 'react-router';
import { formatMoment } from '../lib/moment.ts';
import { namesakes } from '../lib/namesakes.ts';
import type { ProblemError } from '../problem-error.ts';
import { Button, buttonLook } from '../ui/button.tsx';
import { RequestId } from '../ui/failure.tsx';
import { Link } from '../ui/link.tsx';
import { words } from '../words/en.ts';
import { complaintAlone } from './complaint.ts';
import { NoticePanel } from './notice-panel.tsx';
import type { WriteFormState } from './use-write-form.ts';
import { detailOf, type NotDone, outcomeTitle, refusedWords, unknownReason } from './what-became.ts';
import { type WriteWords, words as writeWords } from './words/en.ts';

const Id = ({ error }: { error: ProblemError | undefined }) =>
  error?.requestId === undefined ? null : <RequestId id={error.requestId} />;

function SignInLink() {
  const { pathname, search } = useLocation();
  const query = new URLSearchParams({ returnTo: pathname + search, reason: 'session_ended' });
  return (
    <Link to={`/sign-in?${query}`} className={buttonLook('primary')}>
      <LogIn aria-hidden className="size-4" />
      {writeWords.signIn}
    </Link>
  );
}

/** Why it was refused, apart from the messages at the fields. */
function Refused({
  says: w,
  state,
  wait,
  orphans,
}: {
  says: WriteWords;
  state: Extract<NotDone, { status: 'refused' }>;
  wait: number;
  orphans: readonly string[];
}) {
  const { error } = state;
  if (error.code === 'not_signed_in') {
    return (
      <NoticePanel
        look="warn"
        icon={<LogIn aria-hidden className="size-5 shrink-0 text-warn" />}
        title={w.signedOutTitle}
        actions={<SignInLink />}
      >
        <p>{w.signedOut}</p>
      </NoticePanel>
    );
  }
  const detail = detailOf(error);
  const atFields = error.errors.length > orphans.length;
  return (
    <NoticePanel
      look="bad"
      icon={<TriangleAlert aria-hidden className="size-5 shrink-0 text-bad" />}
      title={outcomeTitle(state, w)}
    >
      <p>{atFields ? w.checkFields : refusedWords(error)}</p>
      {orphans.map((message) => (
        <p key={message}>{message}</p>
      ))}
      {detail === undefined || error.errors.length > 0 ? null : <p>{detail}</p>}
      {wait > 0 ? <p aria-live="off">{w.waitToSend(wait)}</p> : null}
      <Id error={error} />
    </NoticePanel>
  );
}

/** An unknown outcome, in amber: the candidates, and "Check again". */
function Unknown({
  says: w,
  error,
  checks,
  checking,
  wait,
  onCheck,
}: {
  says: WriteWords;
  error: ProblemError | undefined;
  checks: number;
  checking: boolean;
  wait: number;
  onCheck: () => void;
}) {
  const code = error?.code;
  const signedOut = code === 'not_signed_in';
  const lost = code === 'outcome_unknown';
  const candidates = (error?.candidates ?? []).map(({ id, label, createdAt }) => ({
    id,
    name: label,
    made: createdAt === null ? undefined : words.createdAt(formatMoment(createdAt) ?? createdAt),
  }));
  const apart = namesakes(candidates, ({ made }) => made);
  return (
    <NoticePanel
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
        {unknownReason(error, w)} {lost && candidates.length === 0 ? w.notVisible : null}
      </p>
      {candidates.length > 0 ? (
        <>
          <p>{w.candidates}</p>
          <ul className="list-disc pl-5">
            {candidates.map(({ id, name, made }) => {
              const more = apart.get(id) ?? made;
              return (
                <li key={id} className="break-words">
                  <b className="font-medium">{name}</b>
                  {more === undefined ? null : <span className="text-muted">{`, ${more}`}</span>}
                </li>
              );
            })}
          </ul>
        </>
      ) : null}
      {checks > 0 ? <p>{w.checked(checks, lost || !code ? undefined : words.problems[code])}</p> : null}
      <p className="text-muted">{w.checkAgainHint}</p>
      {wait > 0 ? <p aria-live="off">{w.checkIn(wait)}</p> : null}
      <Id error={error} />
    </NoticePanel>
  );
}

/** The result of the last request, unless it succeeded. `seen` is the last unknown outcome, shown while it is checked. */
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
        says={form.says}
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
    .map(complaintAlone);
  return <Refused says={form.says} state={state} wait={wait} orphans={orphans} />;
}
