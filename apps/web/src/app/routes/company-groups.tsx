import { useMatch } from 'react-router';
import { CompanyGroupsPage } from '../../features/company-groups/components/company-groups-page.tsx';
import { companyGroups } from '../../shared/words/company-groups.ts';
import { words } from '../../shared/words/words.ts';

export function Component() {
  const isNew = useMatch('/company-groups/new') !== null;
  return (
    <>
      <title>{words.title(isNew ? companyGroups.create : companyGroups.title, words.product)}</title>
      <CompanyGroupsPage />
    </>
  );
}
