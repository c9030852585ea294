import { useMatch, useParams } from 'react-router';
import { useCompanyName } from '../../features/companies/queries.ts';
import { TargetGroupsPage } from '../../features/target-groups/components/target-groups-page.tsx';
import { words as targetGroups } from '../../features/target-groups/words/en.ts';
import { words } from '../../shared/words/en.ts';
import { viewsOf } from '../views-of.tsx';

export function Component() {
  const { companyId = '' } = useParams();
  const isNew = useMatch('/companies/:companyId/target-groups/new') !== null;
  const page = isNew ? targetGroups.create : targetGroups.title;
  return (
    <>
      <title>{words.title(page, useCompanyName(companyId) ?? words.product)}</title>
      <TargetGroupsPage companyId={companyId} views={viewsOf('target-groups', companyId)} />
    </>
  );
}
