import { useParams } from 'react-router';
import { NewTargetUser } from '../../features/target-users/components/new-target-user.tsx';

export function Component() {
  const { companyId = '' } = useParams();
  return <NewTargetUser companyId={companyId} />;
}
