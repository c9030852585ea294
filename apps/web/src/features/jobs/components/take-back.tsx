import type { Job } from '@reseller-console/contract';
import { useState } from 'react';
import { handsFocusOn, takesFocus } from '../../../shared/lib/focus.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Popover } from '../../../shared/ui/popover.tsx';
import { makesPeople } from '../model/names.ts';
import { openPlan } from '../open-plan.ts';
import { takeBack } from '../queries.ts';
import { words as w } from '../words/en.ts';

interface TakeBackProps {
  job: Job;
  busy: boolean;
  act: (name: string, work: () => Promise<unknown>) => Promise<void>;
}

/** Plans to restore what this plan changed. If it created people, asks whether to deactivate or delete them. */
export function TakeBack({ job, busy, act }: TakeBackProps) {
  const [keys, setKeys] = useState(() => ({ deactivate: crypto.randomUUID(), delete: crypto.randomUUID() }));
  const plan = (people: 'deactivate' | 'delete') =>
    void act('take-back', async () => {
      const { id } = await takeBack(job.id, keys[people], people);
      setKeys({ ...keys, [people]: crypto.randomUUID() });
      openPlan({
        companyId: job.companyId ?? undefined,
        companyName: job.companyName ?? undefined,
        jobId: id,
        title: w.page.takeBackTitle,
      });
    });
  if (!makesPeople(job)) {
    return (
      <Button ref={handsFocusOn} aria-disabled={busy} onClick={() => plan('deactivate')}>
        {w.page.takeBack}
      </Button>
    );
  }
  return (
    <Popover
      label={w.page.takeBack}
      trigger={(props) => (
        <Button aria-disabled={busy} {...props}>
          {w.page.takeBack}
        </Button>
      )}
    >
      {(close) => (
        <div className="flex flex-col items-stretch gap-1 p-2">
          {(['deactivate', 'delete'] as const).map((people) => (
            <Button
              key={people}
              ref={people === 'deactivate' ? takesFocus : undefined}
              look="quiet"
              className="justify-start"
              onClick={() => {
                close();
                plan(people);
              }}
            >
              {w.page.takeBackPeople[people]}
            </Button>
          ))}
        </div>
      )}
    </Popover>
  );
}
