import { maxCompaniesNamed } from '@reseller-console/contract';
import { handsFocusOn } from '../../../shared/lib/focus.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { reasonOf } from '../../../shared/ui/failure.tsx';
import { ProgressBar } from '../../../shared/ui/progress-bar.tsx';
import { openPlan } from '../../jobs/open-plan.ts';
import { useIsLimited, useMay } from '../../session/queries.ts';
import { countsOf, type SearchState } from '../model/search-state.ts';
import { askAgain, stopSearch } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { Matches } from './matches.tsx';
import { WithoutAnswer } from './without-answer.tsx';

function firstSentence({ matches, asked, of, state }: SearchState): string {
  if (matches.length > 0) return w.found(new Set(matches.map(({ company }) => company.id)).size);
  if (state !== 'done') return w.noneSoFar;
  return asked === of ? w.noneAnywhere(of) : w.noneWhereAsked;
}

/** What is known so far, in sentences that stay true while more arrives. */
function sentencesOf(search: SearchState, limited: boolean): string {
  const { asked, of, state } = search;
  const { refused, failed, masked } = countsOf(search);
  return [
    firstSentence(search),
    w.asked(asked, of, limited),
    refused === 0 ? '' : w.refused(refused),
    masked === 0 ? '' : w.masked(masked),
    failed === 0 ? '' : w.failed(failed),
    state === 'stopped' ? w.stopped : '',
    state === 'broken' ? w.broken : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** The active target users among the matches can be deactivated in one plan. */
function Deactivate({ matches }: Pick<SearchState, 'matches'>) {
  const active = matches.filter(({ user }) => user.status === 'active');
  if (!useMay('operator') || active.length === 0) return null;
  const title = w.deactivate(active.length, new Set(active.map(({ company }) => company.id)).size);
  const items = active.map(({ company, user }) => ({ companyId: company.id, id: user.id }));
  const input = { items, status: 'inactive' as const };
  return <Button onClick={() => openPlan({ kind: 'set-target-user-status', input, title })}>{title}</Button>;
}

/** The state of a search: what was found, which companies were asked, and which could not be. */
export function Findings({ search }: { search: SearchState }) {
  const limited = useIsLimited();
  const { matches, unknown, of, asked, state } = search;
  const isRunning = state === 'running';
  const failed = unknown.flatMap(({ type, company }) => (type === 'failed' ? [company.id] : []));
  const canAskAgain = !isRunning && failed.length > 0 && failed.length <= maxCompaniesNamed;
  return (
    <>
      <div tabIndex={-1} className="flex flex-wrap items-center gap-x-3 gap-y-2 outline-none">
        <p role="status" className="text-base">
          {sentencesOf(search, limited)}
        </p>
        {isRunning ? (
          <Button ref={handsFocusOn} onClick={stopSearch}>
            {w.stop}
          </Button>
        ) : null}
        {canAskAgain ? (
          <Button ref={handsFocusOn} onClick={() => askAgain(failed)}>
            {w.askAgain(failed.length)}
          </Button>
        ) : null}
        {isRunning ? null : <Deactivate matches={matches} />}
      </div>
      {isRunning ? (
        <div className="flex max-w-160">
          <ProgressBar label={w.asked(asked, of, limited)} value={asked + unknown.length} max={of} />
        </div>
      ) : null}
      {state === 'broken' ? (
        <p role="alert" className="text-bad">
          {reasonOf(search.error)}
        </p>
      ) : null}
      {matches.length === 0 ? null : <Matches matches={matches} />}
      {unknown.length === 0 ? null : <WithoutAnswer unknown={unknown} />}
    </>
  );
}
