import { useParams } from 'react-router';
import { ChangeTargetUser } from '../../features/target-users/components/change-target-user.tsx';

export function Component() {
  const { companyId = '', userId = '' } = useParams();
  return <ChangeTargetUser key={userId} companyId={companyId} userId={userId} />;
}
