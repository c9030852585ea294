import { useParams } from 'react-router';
import { useCompanyName } from '../../features/companies/queries.ts';
import { ImportPage } from '../../features/target-users/import/components/import-page.tsx';
import { words as imports } from '../../features/target-users/import/words/en.ts';
import { words } from '../../shared/words/en.ts';

export function Component() {
  const { companyId = '', step } = useParams();
  return (
    <>
      <title>{words.title(imports.title, useCompanyName(companyId) ?? words.product)}</title>
      <ImportPage companyId={companyId} step={step} />
    </>
  );
}
