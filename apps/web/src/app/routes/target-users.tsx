import { useParams } from 'react-router';
import { useCompanyName } from '../../features/companies/queries.ts';
import { TargetUsersPage } from '../../features/target-users/components/target-users-page.tsx';
import { words } from '../../shared/words/words.ts';

export function Component() {
  const { companyId = '' } = useParams();
  return (
    <>
      <title>{words.title(words.targetUsers.title, useCompanyName(companyId) ?? words.product)}</title>
      <TargetUsersPage companyId={companyId} />
    </>
  );
}
