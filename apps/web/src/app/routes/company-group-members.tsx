import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { MemberEditorPage } from '../../features/company-groups/components/member-editor-page.tsx';
import { companyGroupQuery, useNamedGroup } from '../../features/company-groups/queries.ts';
import { words as companyGroups } from '../../features/company-groups/words/en.ts';
import { toldApart } from '../../shared/lib/namesakes.ts';
import { words } from '../../shared/words/en.ts';

export function Component() {
  const { groupId = '' } = useParams();
  const named = useNamedGroup(useQuery(companyGroupQuery(groupId)).data);
  return (
    <>
      <title>{words.title(companyGroups.editTitle(named ? toldApart(named) : groupId), words.product)}</title>
      <MemberEditorPage key={groupId} groupId={groupId} />
    </>
  );
}
