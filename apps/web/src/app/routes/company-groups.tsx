import { useMatch } from 'react-router';
import { CompanyGroupsPage } from '../../features/company-groups/components/company-groups-page.tsx';
import { words as companyGroups } from '../../features/company-groups/words/en.ts';
import { words } from '../../shared/words/en.ts';
import { viewsOf } from '../views-of.tsx';

export function Component() {
  const isNew = useMatch('/company-groups/new') !== null;
  return (
    <>
      <title>{words.title(isNew ? companyGroups.create : companyGroups.title, words.product)}</title>
      <CompanyGroupsPage views={viewsOf('company-groups')} />
    </>
  );
}
