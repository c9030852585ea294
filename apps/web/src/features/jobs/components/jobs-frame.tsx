import { listJobs } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useStore } from '../../../shared/lib/store.ts';
import { showToast } from '../../../shared/toast/toasts.ts';
import { sessionQuery, useCan } from '../../session/queries.ts';
import { followed, followFor, unfollow } from '../model/followed.ts';
import { askedPlan } from '../open-plan.ts';
import { PlanDialog } from '../plan/plan-dialog.tsx';
import { JobToast } from './job-toast.tsx';
import { JobsChip } from './jobs-chip.tsx';

/** Plans that have a notice now. */
const shown = new Set<string>();

function showNotice(jobId: string): void {
  if (shown.has(jobId)) return;
  shown.add(jobId);
  showToast((dismiss) => (
    <JobToast
      jobId={jobId}
      onDismiss={() => {
        shown.delete(jobId);
        unfollow(jobId);
        dismiss();
      }}
    />
  ));
}

function Notices({ personId }: { personId: string }) {
  const ids = useStore(followed);
  useEffect(() => followFor(personId), [personId]);
  useEffect(() => {
    for (const id of ids) showNotice(id);
  }, [ids]);
  return null;
}

/** Plans and jobs in the frame around every page: the dialog of a new plan, notices of started ones, and the chip. */
export function JobsFrame() {
  const asked = useStore(askedPlan);
  const may = useCan(listJobs);
  const { data: session } = useQuery(sessionQuery);
  if (!may || !session) return null;
  return (
    <>
      <Notices personId={session.user.id} />
      <JobsChip personId={session.user.id} />
      {asked === undefined ? null : (
        <PlanDialog
          key={asked.idempotencyKey}
          {...asked}
          onClose={() => {
            askedPlan.set(undefined);
            const { focusBack } = asked.plan;
            // The browser gives the focus back first, where what had it is still there. A start may take all of it away.
            requestAnimationFrame(() => {
              if (document.activeElement !== document.body) return;
              const to = focusBack?.isConnected ? focusBack : document.querySelector('main');
              to?.focus({ preventScroll: true });
            });
          }}
        />
      )}
    </>
  );
}
