import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { DialogFoot } from '../../../shared/ui/dialog-foot.tsx';
import { ChoiceField } from '../../../shared/write/choice-fields.tsx';
import { useCompanyGroupChoices } from '../../company-groups/queries.ts';
import { words as w } from './words/en.ts';

interface AddToGroupProps {
  count: number;
  onClose: () => void;
  onChosen: (groupId: string) => void;
}

/** Asks for the company group. Sends nothing: the next page shows its members with these companies among them, to review and save. */
export function AddToGroup({ count, onClose, onChosen }: AddToGroupProps) {
  const groups = useCompanyGroupChoices(false);
  const [groupId, setGroupId] = useState('');
  const [isTried, setTried] = useState(false);
  if (groups === undefined) return null;
  return (
    <Dialog
      label={w.addTitle(count)}
      onClose={onClose}
      className="m-auto w-120 max-w-[calc(100vw-24px)] rounded-surface appear"
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (groupId === '') setTried(true);
          else onChosen(groupId);
        }}
      >
        <div className="flex min-h-72 flex-col gap-3 p-5">
          <h2 className="text-lg font-semibold break-words">{w.addTitle(count)}</h2>
          <ChoiceField
            label={w.group}
            name="groupId"
            hint={w.groupHint}
            choices={groups}
            value={groupId}
            error={isTried && groupId === '' ? w.chooseGroup : undefined}
            onChange={setGroupId}
          />
        </div>
        <DialogFoot>
          <Button onClick={onClose}>{w.cancel}</Button>
          <Button look="primary" type="submit">
            {w.review}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
