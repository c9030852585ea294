import type { SessionItem } from '@reseller-console/contract';
import { formatMoment } from '../../../shared/lib/moment.ts';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import type { Column } from '../../../shared/table/column.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { ToldHeading } from '../../../shared/ui/told-name.tsx';
import { words } from '../../../shared/words/en.ts';
import { peopleNamesakes, sessionNamesakes } from '../model/namesakes.ts';
import { words as w } from '../words/en.ts';

function roleOf({ role, limited }: SessionItem): string {
  if (role === null) return w.noRole;
  const name = words.roles[role];
  return limited ? w.limited(name) : name;
}

export const sessionsColumns = (
  sessions: readonly SessionItem[],
  onEnd: (session: SessionItem) => void,
): readonly Column<SessionItem>[] => {
  const people = peopleNamesakes(sessions);
  const namesakes = sessionNamesakes(sessions);
  const toldPerson = ({ id, name }: SessionItem['person']) => toldApart({ name, apart: people.get(id) });
  return [
    {
      id: 'person',
      header: w.person,
      width: 260,
      cellProps: ({ person }) => ({ title: toldPerson(person) }),
      cell: ({ person, current }) => (
        <>
          <ToldHeading name={person.name} apart={people.get(person.id)} />
          {current ? <span className="ml-2 font-normal text-muted">{w.current}</span> : null}
        </>
      ),
    },
    {
      id: 'role',
      header: w.role,
      width: 150,
      card: 'status',
      cellProps: ({ limited }) => ({ title: limited ? w.limitedHint : undefined }),
      cell: roleOf,
    },
    {
      id: 'started',
      header: w.started,
      width: 190,
      card: 'named',
      cell: ({ startedAt }) => formatMoment(startedAt),
    },
    {
      id: 'lastSeen',
      header: w.lastSeen,
      width: 190,
      card: 'named',
      cell: ({ lastSeenAt }) => formatMoment(lastSeenAt),
    },
    {
      id: 'end',
      header: w.action,
      width: 140,
      align: 'end',
      card: 'fact',
      cell: (session) => (
        <Button
          aria-label={
            session.current
              ? w.signOutHere
              : w.endOf(toldApart({ name: session.person.name, apart: namesakes.get(session.id) }))
          }
          onClick={() => onEnd(session)}
        >
          {session.current ? w.signOut : w.end}
        </Button>
      ),
    },
  ];
};
