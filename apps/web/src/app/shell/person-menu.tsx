import { useQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import { sessionQuery } from '../../features/session/queries.ts';
import { initialsOf } from '../../shared/lib/hue.ts';
import { Popover } from '../../shared/ui/popover.tsx';
import { words as app } from '../words/en.ts';

const PersonPanel = lazy(() => import('./person-panel.tsx'));

/** Who is signed in, and what concerns that person. */
export function PersonMenu({ onHelp }: { onHelp: () => void }) {
  const { data: session } = useQuery(sessionQuery);
  if (!session) return null;
  const { user } = session;
  return (
    <Popover
      label={app.personMenu(user.name)}
      align="end"
      trigger={(props) => (
        <button
          type="button"
          aria-label={app.personMenu(user.name)}
          title={user.name}
          className="hit-square group grid size-8 place-items-center rounded-full"
          {...props}
        >
          <span
            data-initials={initialsOf(user.name)}
            className="initials grid size-8 place-items-center rounded-full bg-pressed text-xs font-semibold group-hover:bg-line"
          />
        </button>
      )}
    >
      {(close) => (
        <PersonPanel
          user={user}
          onHelp={() => {
            close();
            onHelp();
          }}
        />
      )}
    </Popover>
  );
}
