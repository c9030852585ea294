import { useParams } from 'react-router';
import { NewTargetGroup } from '../../features/target-groups/components/new-target-group.tsx';

export function Component() {
  const { companyId = '' } = useParams();
  return <NewTargetGroup companyId={companyId} />;
}
