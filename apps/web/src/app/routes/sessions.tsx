import { listSessions } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { sessionQuery, useCan } from '../../features/session/queries.ts';
import { SessionsPage } from '../../features/sessions/components/sessions-page.tsx';
import { words as w } from '../../features/sessions/words/en.ts';
import { words } from '../../shared/words/en.ts';
import { NotYours } from './not-yours.tsx';

export function Component() {
  const role = useQuery(sessionQuery).data?.user.role;
  const may = useCan(listSessions);
  return (
    <>
      <title>{words.title(w.title, words.product)}</title>
      {may ? <SessionsPage /> : null}
      {may || role === undefined ? null : (
        <NotYours role={role} title={w.adminOnlyTitle} reason={w.adminOnly} />
      )}
    </>
  );
}
