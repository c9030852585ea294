import { useParams } from 'react-router';
import { ChangeMembers } from '../../features/target-groups/members/change-members.tsx';

export function Component() {
  const { companyId = '', groupId = '' } = useParams();
  return <ChangeMembers key={groupId} companyId={companyId} groupId={groupId} />;
}
