import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { CompanyGroupPage } from '../../features/company-groups/components/company-group-page.tsx';
import { companyGroupQuery, useNamedGroup } from '../../features/company-groups/queries.ts';
import { words as companyGroups } from '../../features/company-groups/words/en.ts';
import { toldApart } from '../../shared/lib/namesakes.ts';
import { words } from '../../shared/words/en.ts';

export function Component() {
  const { groupId = '' } = useParams();
  const named = useNamedGroup(useQuery(companyGroupQuery(groupId)).data);
  return (
    <>
      <title>{words.title(named ? toldApart(named) : companyGroups.title, words.product)}</title>
      <CompanyGroupPage key={groupId} groupId={groupId} />
    </>
  );
}
