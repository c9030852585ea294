import { useQuery } from '@tanstack/react-query';
import { ActivityPage } from '../../features/activity/components/activity-page.tsx';
import { words as w } from '../../features/activity/words/en.ts';
import { sessionQuery } from '../../features/session/queries.ts';
import { words } from '../../shared/words/en.ts';
import { viewsOf } from '../views-of.tsx';
import { NotYours } from './not-yours.tsx';

export function Component() {
  const { data: session } = useQuery(sessionQuery);
  const role = session?.user.role;
  return (
    <>
      <title>{words.title(w.title, words.product)}</title>
      {role === 'admin' ? <ActivityPage views={viewsOf('activity')} /> : null}
      {role === undefined || role === 'admin' ? null : (
        <NotYours role={role} title={w.adminOnlyTitle} reason={w.adminOnly} />
      )}
    </>
  );
}
