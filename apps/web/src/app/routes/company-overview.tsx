import { listJobs } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { type ComponentType, lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { CompanyActivity } from '../../features/activity/components/company-activity.tsx';
import { CompanyOverview } from '../../features/companies/components/company-overview.tsx';
import { useCompanyName } from '../../features/companies/queries.ts';
import { sessionQuery, useCan } from '../../features/session/queries.ts';
import { TargetUserCounts } from '../../features/target-users/components/target-user-counts.tsx';
import { words } from '../../shared/words/en.ts';
import { words as app } from '../words/en.ts';

const LicenceTrend = lazy(() => import('../../features/licences/components/licence-trend.tsx'));
const Delivery = lazy(() => import('../../features/companies/delivery/delivery.tsx'));
const LargestGroups = lazy(() => import('../../features/target-groups/overview/largest-groups.tsx'));
const CompanyJobs = lazy(() => import('../../features/jobs/components/company-jobs.tsx'));

interface LateProps {
  Section: ComponentType<{ companyId: string }>;
  companyId: string;
}

/** A section that loads after what stands above it, in a place that is kept for it. */
function Late({ Section, companyId }: LateProps) {
  return (
    <Suspense fallback={<div className="h-52 rounded-surface bg-skeleton" />}>
      <Section companyId={companyId} />
    </Suspense>
  );
}

export function Component() {
  const { companyId = '' } = useParams();
  const isAdmin = useQuery(sessionQuery).data?.user.role === 'admin';
  const hasJobs = useCan(listJobs);
  return (
    <>
      <title>{words.title(app.overview, useCompanyName(companyId) ?? words.product)}</title>
      <CompanyOverview
        companyId={companyId}
        counts={<TargetUserCounts companyId={companyId} />}
        sections={
          <>
            <Late Section={LicenceTrend} companyId={companyId} />
            <Late Section={LargestGroups} companyId={companyId} />
            <Late Section={Delivery} companyId={companyId} />
            {hasJobs ? <Late Section={CompanyJobs} companyId={companyId} /> : null}
          </>
        }
        activity={<CompanyActivity companyId={companyId} isAdmin={isAdmin} />}
      />
    </>
  );
}
