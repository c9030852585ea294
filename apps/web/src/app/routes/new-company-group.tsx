import { NewCompanyGroup } from '../../features/company-groups/components/new-company-group.tsx';

export function Component() {
  return <NewCompanyGroup />;
}
