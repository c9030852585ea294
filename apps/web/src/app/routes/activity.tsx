import { useQuery } from '@tanstack/react-query';
import { ActivityPage } from '../../features/activity/components/activity-page.tsx';
import { sessionQuery } from '../../features/session/queries.ts';
import { Notice } from '../../shared/ui/failure.tsx';
import { activityWords as w } from '../../shared/words/activity.ts';
import { personWords } from '../../shared/words/person.ts';
import { words } from '../../shared/words/words.ts';

export function Component() {
  const { data: session } = useQuery(sessionQuery);
  const role = session?.user.role;
  return (
    <>
      <title>{words.title(w.title, words.product)}</title>
      {role === 'admin' ? <ActivityPage /> : null}
      {role === undefined || role === 'admin' ? null : (
        <Notice level={1} title={w.adminOnlyTitle}>
          <p>{w.adminOnly(personWords.roles[role])}</p>
        </Notice>
      )}
    </>
  );
}
