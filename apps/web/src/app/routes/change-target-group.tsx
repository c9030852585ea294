import { useParams } from 'react-router';
import { ChangeTargetGroup } from '../../features/target-groups/components/change-target-group.tsx';

export function Component() {
  const { companyId = '', groupId = '' } = useParams();
  return <ChangeTargetGroup key={groupId} companyId={companyId} groupId={groupId} />;
}
