import { useNavigate, useParams } from 'react-router';
import { useCompanyName, useCompanyNamesakes } from '../../features/companies/queries.ts';
import { PlanReview } from '../../features/jobs/plan/plan-review.tsx';
import { ImportPage } from '../../features/target-users/import/components/import-page.tsx';
import { words as imports } from '../../features/target-users/import/words/en.ts';
import { Button } from '../../shared/ui/button.tsx';
import { words } from '../../shared/words/en.ts';

export function Component() {
  const { companyId = '', step } = useParams();
  const navigate = useNavigate();
  const apart = useCompanyNamesakes().get(companyId);
  return (
    <>
      <title>{words.title(imports.title, useCompanyName(companyId) ?? words.product)}</title>
      <ImportPage
        companyId={companyId}
        step={step}
        renderStart={(job, back, onStarted) => (
          <div className="flex flex-col rounded-surface border border-line bg-surface pt-4">
            <h2 className="px-5 pb-2 text-lg font-semibold">{imports.plan.title}</h2>
            <PlanReview
              job={job}
              plan={{
                jobId: job.id,
                title: imports.title,
                onStarted: (jobId) => {
                  onStarted();
                  void navigate(`/jobs/${jobId}`, { replace: true });
                },
              }}
              apart={apart}
              close={<Button onClick={back}>{imports.plan.back}</Button>}
              onClose={() => {}}
            />
          </div>
        )}
      />
    </>
  );
}
