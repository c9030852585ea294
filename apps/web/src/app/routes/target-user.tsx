import { useParams } from 'react-router';
import { TargetUserPanel } from '../../features/target-users/components/target-user-panel.tsx';

export function Component() {
  const { companyId = '', userId = '' } = useParams();
  return <TargetUserPanel companyId={companyId} userId={userId} />;
}
