import { useQuery } from '@tanstack/react-query';
import { ActivityPage } from '../../features/activity/components/activity-page.tsx';
import { sessionQuery } from '../../features/session/queries.ts';
import { activityWords as w } from '../../shared/words/activity.ts';
import { words } from '../../shared/words/words.ts';
import { NotYours } from './not-yours.tsx';

export function Component() {
  const { data: session } = useQuery(sessionQuery);
  const role = session?.user.role;
  return (
    <>
      <title>{words.title(w.title, words.product)}</title>
      {role === 'admin' ? <ActivityPage /> : null}
      {role === undefined || role === 'admin' ? null : (
        <NotYours role={role} title={w.adminOnlyTitle} reason={w.adminOnly} />
      )}
    </>
  );
}
