import { useMatch, useParams } from 'react-router';
import { useCompanyName } from '../../features/companies/queries.ts';
import { TargetUsersPage } from '../../features/target-users/components/target-users-page.tsx';
import { words as targetUsers } from '../../features/target-users/words/en.ts';
import { words } from '../../shared/words/en.ts';
import { viewsOf } from '../views-of.tsx';

export function Component() {
  const { companyId = '' } = useParams();
  const panel = useMatch('/companies/:companyId/target-users/:panel/*')?.params.panel;
  const page =
    panel === undefined ? targetUsers.title : panel === 'new' ? targetUsers.create : targetUsers.details;
  return (
    <>
      <title>{words.title(page, useCompanyName(companyId) ?? words.product)}</title>
      <TargetUsersPage companyId={companyId} views={viewsOf('target-users', companyId)} />
    </>
  );
}
