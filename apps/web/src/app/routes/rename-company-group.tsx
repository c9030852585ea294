import { useParams } from 'react-router';
import { RenameCompanyGroup } from '../../features/company-groups/components/rename-company-group.tsx';

export function Component() {
  const { groupId = '' } = useParams();
  return <RenameCompanyGroup groupId={groupId} />;
}
