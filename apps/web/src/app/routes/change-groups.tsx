import { useParams } from 'react-router';
import { ChangeGroups } from '../../features/target-users/components/change-groups.tsx';

export function Component() {
  const { companyId = '', userId = '' } = useParams();
  return <ChangeGroups key={userId} companyId={companyId} userId={userId} />;
}
