import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { CompanyGroupPage } from '../../features/company-groups/components/company-group-page.tsx';
import { companyGroupQuery } from '../../features/company-groups/queries.ts';
import { companyGroups } from '../../shared/words/company-groups.ts';
import { words } from '../../shared/words/words.ts';

export function Component() {
  const { groupId = '' } = useParams();
  const { data: group } = useQuery(companyGroupQuery(groupId));
  return (
    <>
      <title>{words.title(group?.name ?? companyGroups.title, words.product)}</title>
      <CompanyGroupPage key={groupId} groupId={groupId} />
    </>
  );
}
