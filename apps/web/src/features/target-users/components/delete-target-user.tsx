import type { TargetUserDetail } from '@reseller-console/contract';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import { dangerOutline } from '../../../shared/select/danger-outline.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { useConfirmedCompany } from '../../companies/queries.ts';
import { openPlan } from '../../jobs/open-plan.ts';
import { words as bulk } from '../bulk/words/en.ts';
import { nameAndEmail } from '../model/target-user-name.ts';

interface DeleteTargetUserProps {
  companyId: string;
  user: TargetUserDetail;
  /** Called once the plan is started. */
  onStarted: () => void;
}

/** Deletes one target user: a plan like any other, which can be undone for a moment. What is less than that is told beforehand. */
export function DeleteTargetUser({ companyId, user, onStarted }: DeleteTargetUserProps) {
  const { company, ready } = useConfirmedCompany(companyId);
  return (
    <div className="flex flex-col items-start gap-1.5">
      <Button
        className={dangerOutline}
        aria-haspopup="dialog"
        aria-disabled={!ready}
        onClick={({ currentTarget }) =>
          openPlan({
            kind: 'delete-target-users',
            input: { items: [{ id: user.id }] },
            title: bulk.deleteOne(nameAndEmail(user)),
            companyId,
            companyName: toldApart(company),
            focusBack: currentTarget,
            onStarted,
          })
        }
      >
        {bulk.delete}
      </Button>
      <p className="text-xs text-muted">{bulk.deleteHint}</p>
    </div>
  );
}
