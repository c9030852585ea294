import type { TargetUser } from '@reseller-console/contract';
import { formatDate } from '../../../shared/lib/format.ts';
import type { Column } from '../../../shared/table/column.ts';
import { MiddleCut } from '../../../shared/ui/middle-cut.tsx';
import { words } from '../../../shared/words/words.ts';

const text = (read: (user: TargetUser) => string | null): Pick<Column<TargetUser>, 'cell' | 'cellProps'> => ({
  cellProps: (user) => ({ title: read(user) ?? undefined }),
  cell: (user) => read(user),
});

/** First and last name as the person is called; undefined when the upstream has neither. */
const fullName = ({ firstName, lastName }: TargetUser): string | undefined =>
  [firstName, lastName].filter(Boolean).join(' ') || undefined;

export function targetUsersColumns(): readonly Column<TargetUser>[] {
  const w = words.targetUsers;
  return [
    {
      id: 'name',
      header: w.name,
      sort: 'firstName',
      width: 200,
      cellProps: (user) => ({ title: fullName(user) }),
      cell: (user) => fullName(user) ?? <span className="text-muted">{w.unnamed}</span>,
    },
    {
      id: 'email',
      header: w.email,
      sort: 'email',
      width: 248,
      card: 'fact',
      cellProps: ({ email }) => ({ title: email }),
      cell: ({ email }) => <MiddleCut text={email} />,
    },
    {
      id: 'department',
      header: w.department,
      sort: 'department',
      width: 160,
      card: 'fact',
      ...text((user) => user.department),
    },
    {
      id: 'status',
      header: w.status,
      sort: 'status',
      width: 104,
      card: 'status',
      cellProps: ({ status }) => ({ className: 'status', 'data-state': status }),
      cell: ({ status }) => w.statuses[status],
    },
    {
      id: 'priority',
      header: w.priority,
      sort: 'priority',
      width: 96,
      cell: ({ priority }) => w.priorities[priority],
    },
    { id: 'phone', header: w.phone, sort: 'phoneNumber', width: 152, ...text((user) => user.phoneNumber) },
    {
      id: 'language',
      header: w.language,
      sort: 'preferredLanguage',
      width: 128,
      optional: true,
      ...text((user) => user.preferredLanguage),
    },
    {
      id: 'manager',
      header: w.manager,
      sort: 'managerName',
      width: 168,
      optional: true,
      ...text((user) => user.managerName),
    },
    {
      id: 'source',
      header: w.source,
      width: 96,
      optional: true,
      cell: ({ source }) => w.sources[source],
    },
    {
      id: 'updated',
      header: w.updated,
      sort: 'updatedAt',
      width: 120,
      optional: true,
      ...text((user) => formatDate(user.updatedAt) ?? user.updatedAt),
    },
    {
      id: 'created',
      header: w.created,
      sort: 'createdAt',
      width: 120,
      ...text((user) => formatDate(user.createdAt) ?? user.createdAt),
    },
  ];
}
