import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { ChoiceField } from '../../../shared/write/choice-fields.tsx';
import { allTargetGroupsQuery, targetGroupNamesakes } from '../../target-groups/queries.ts';
import { words as users } from '../words/en.ts';
import { words as w } from './words/en.ts';

interface GroupDialogProps {
  companyId: string;
  title: string;
  place: string;
  onClose: () => void;
  /** With the group's name as it is told from others. */
  onReview: (groupId: string, name: string) => void;
}

/** Asks which target group it is about. Those that a system keeps say so and cannot be chosen. */
export function GroupDialog({ companyId, title, place, onClose, onReview }: GroupDialogProps) {
  const [groupId, setGroupId] = useState('');
  const [refused, setRefused] = useState(false);
  const groups = useQuery(allTargetGroupsQuery(companyId));
  const failure = useFailure(groups);
  const { data } = groups;
  const options = useMemo(() => {
    const apart = targetGroupNamesakes(data ?? []);
    return data
      ?.toSorted((a, b) => Number(a.protected) - Number(b.protected))
      .map(({ id, name, kind, priority, protected: barred }) => ({
        id,
        label: name,
        apart: apart.get(id),
        note: users.priorities[priority],
        ...(barred ? { barred: users.groupKinds[kind] } : {}),
      }));
  }, [data]);
  return (
    <Dialog
      label={title}
      onClose={onClose}
      className="m-auto w-120 max-w-[calc(100vw-24px)] rounded-surface appear"
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const chosen = options?.find(({ id }) => id === groupId);
          if (chosen) onReview(groupId, toldApart({ name: chosen.label, apart: chosen.apart }));
          else setRefused(true);
        }}
      >
        <div className="flex min-h-60 flex-col gap-3 p-5">
          <h2 className="text-lg font-semibold break-words">{title}</h2>
          <p className="text-sm break-words text-muted">{place}</p>
          <ChoiceField
            label={w.group}
            name="groupId"
            value={groupId}
            hint={data?.length === 0 ? users.noGroups : w.groupHint}
            placeholder={users.groupsPlaceholder}
            error={refused && groupId === '' ? w.chooseGroup : undefined}
            choices={{ options, failure }}
            onChange={setGroupId}
          />
        </div>
        <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
          <Button onClick={onClose}>{w.cancel}</Button>
          <Button look="primary" type="submit">
            {w.review}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
