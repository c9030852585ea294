import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { MemberEditorPage } from '../../features/company-groups/components/member-editor-page.tsx';
import { companyGroupQuery } from '../../features/company-groups/queries.ts';
import { companyGroups } from '../../shared/words/company-groups.ts';
import { words } from '../../shared/words/words.ts';

export function Component() {
  const { groupId = '' } = useParams();
  const { data: group } = useQuery(companyGroupQuery(groupId));
  return (
    <>
      <title>{words.title(companyGroups.editTitle(group?.name ?? groupId), words.product)}</title>
      <MemberEditorPage key={groupId} groupId={groupId} />
    </>
  );
}
