import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { CompanyActivity } from '../../features/activity/components/company-activity.tsx';
import { CompanyOverview } from '../../features/companies/components/company-overview.tsx';
import { useCompanyName } from '../../features/companies/queries.ts';
import { sessionQuery } from '../../features/session/queries.ts';
import { TargetUserCounts } from '../../features/target-users/components/target-user-counts.tsx';
import { words } from '../../shared/words/en.ts';
import { words as app } from '../words/en.ts';

export function Component() {
  const { companyId = '' } = useParams();
  const isAdmin = useQuery(sessionQuery).data?.user.role === 'admin';
  return (
    <>
      <title>{words.title(app.overview, useCompanyName(companyId) ?? words.product)}</title>
      <CompanyOverview
        companyId={companyId}
        counts={<TargetUserCounts companyId={companyId} />}
        activity={<CompanyActivity companyId={companyId} isAdmin={isAdmin} />}
      />
    </>
  );
}
