import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { ChoiceField } from '../../../shared/write/choice-fields.tsx';
import { allTargetGroupsQuery, targetGroupNamesakes } from '../../target-groups/queries.ts';
import { words as users } from '../words/en.ts';
import { AskDialog } from './ask-dialog.tsx';
import { words as w } from './words/en.ts';

interface GroupDialogProps {
  companyId: string;
  title: string;
  place: string;
  onClose: () => void;
  /** `name` is what tells the group from others of its name. */
  onReview: (groupId: string, name: string) => void;
}

/** Asks which target group it is about. A group that a directory or Keepnet manages says so and cannot be chosen. */
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
    <AskDialog
      title={title}
      place={place}
      onClose={onClose}
      onSubmit={() => {
        const chosen = options?.find(({ id }) => id === groupId);
        if (chosen) onReview(groupId, toldApart({ name: chosen.label, apart: chosen.apart }));
        else setRefused(true);
      }}
    >
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
    </AskDialog>
  );
}
