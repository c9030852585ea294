import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from '../../../../shared/ui/button.tsx';
import { FailureLine } from '../../../../shared/ui/failure.tsx';
import { ToldPhrase } from '../../../../shared/ui/told-name.tsx';
import { takeStep } from '../../../jobs/queries.ts';
import { sendImport } from '../model/send-import.ts';
import { words as w } from '../words/en.ts';
import type { Checked } from '../worker/protocol.ts';
import { useImport } from './import-context.ts';

const c = w.check;

/** Sends the rows to have a plan made of them, which changes nothing. */
export function PlanButton({ checked }: { checked: Checked }) {
  const { session, state, company } = useImport();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const [tooMuch, setTooMuch] = useState(false);
  // The same rows keep their key: if the answer is lost, sending them again makes no second plan.
  const sent = useRef({ version: -1, key: '' });
  const people = checked.counts.ready + checked.counts.warned;
  const isChecking = state.checking !== undefined;

  async function plan() {
    if (busy || isChecking) return;
    setBusy(true);
    setFailed(undefined);
    setTooMuch(false);
    if (sent.current.version !== state.version)
      sent.current = { version: state.version, key: crypto.randomUUID() };
    const { mode, deleted, compare, targetGroupIds } = state.options;
    const fileName = state.source?.name ?? '';
    try {
      const head = {
        mode,
        deleted,
        compare,
        targetGroupIds: [...targetGroupIds],
        fileName: fileName.slice(-255),
      };
      const made = await session.worker().ask('body', { head });
      if ('problem' in made) return setTooMuch(true);
      const jobId = await sendImport(session.companyId, made.body, sent.current.key);
      const { oldJobId } = session.get();
      // The new plan replaces the old one. Where that cannot be ended, it expires by itself.
      if (oldJobId !== undefined && oldJobId !== jobId) takeStep(client, oldJobId, 'cancel').catch(() => {});
      session.planned(jobId);
    } catch (thrown) {
      setFailed(thrown);
    } finally {
      setBusy(false);
    }
  }

  return (
    <footer className="flex flex-wrap items-center justify-end gap-3 border-t border-line pt-3">
      {failed === undefined ? (
        <p className="mr-auto text-sm text-muted" role={tooMuch ? 'alert' : undefined}>
          {tooMuch ? c.tooMuch : people === 0 ? c.noneLeft : c.lead}
        </p>
      ) : (
        <FailureLine
          className="mr-auto"
          what={c.notPlanned}
          error={failed}
          busy={busy}
          onRetry={() => void plan()}
        />
      )}
      <Button look="primary" aria-disabled={busy || isChecking || people === 0} onClick={() => void plan()}>
        {busy ? c.sending : <ToldPhrase say={(name) => c.plan(people, name)} {...company} />}
      </Button>
    </footer>
  );
}
