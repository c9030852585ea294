import { useMatch, useParams } from 'react-router';
import { useCompanyName } from '../../features/companies/queries.ts';
import { TargetGroupsPage } from '../../features/target-groups/components/target-groups-page.tsx';
import { targetGroupWords } from '../../shared/words/target-groups.ts';
import { words } from '../../shared/words/words.ts';

export function Component() {
  const { companyId = '' } = useParams();
  const isNew = useMatch('/companies/:companyId/target-groups/new') !== null;
  const page = isNew ? targetGroupWords.create : targetGroupWords.title;
  return (
    <>
      <title>{words.title(page, useCompanyName(companyId) ?? words.product)}</title>
      <TargetGroupsPage companyId={companyId} />
    </>
  );
}
