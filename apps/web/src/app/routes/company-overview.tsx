import { useParams } from 'react-router';
import { CompanyOverview } from '../../features/companies/components/company-overview.tsx';
import { useCompanyName } from '../../features/companies/queries.ts';
import { words } from '../../shared/words/words.ts';

export function Component() {
  const { companyId = '' } = useParams();
  return (
    <>
      <title>{words.title(words.shell.overview, useCompanyName(companyId) ?? words.product)}</title>
      <CompanyOverview companyId={companyId} />
    </>
  );
}
