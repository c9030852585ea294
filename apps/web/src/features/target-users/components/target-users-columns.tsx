import type { CustomField, TargetUser } from '@reseller-console/contract';
import type { To } from 'react-router';
import { utcDay } from '../../../shared/lib/day.ts';
import { formatDay } from '../../../shared/lib/format.ts';
import type { CopyableColumn } from '../../../shared/table/column.ts';
import { Link } from '../../../shared/ui/link.tsx';
import { MiddleCut } from '../../../shared/ui/middle-cut.tsx';
import { customValueOf, formatCustomValue, spreadsheetValue } from '../model/custom-value.ts';
import { fullName } from '../model/target-user-name.ts';
import { words as w } from '../words/en.ts';

const text = (read: (user: TargetUser) => string | null) => ({
  cellProps: (user: TargetUser) => ({ title: read(user) ?? undefined }),
  cell: read,
});

/** Letters of an address that have room in its column. */
const emailRoom = 34;

interface ColumnChoices {
  /** The address of the details; without it the name is not a link. */
  linkTo?: (user: TargetUser) => To;
  /** Whose details are open. */
  openId?: string | undefined;
  /** What tells target users with the same name apart. */
  namesakes?: ReadonlyMap<string, string>;
  /** False where no other column says it. */
  said?: boolean;
}

/** A custom field of the company. Keepnet cannot sort by it (docs/keepnet-api.md, A6). */
export const customColumn = (field: CustomField): CopyableColumn<TargetUser> => ({
  id: `field:${field.id}`,
  header: field.name,
  width: 152,
  optional: true,
  card: 'named',
  ...(field.type === 'Number' ? ({ align: 'end' } as const) : {}),
  ...text((user) => {
    const value = customValueOf(user, field);
    return value === null ? null : formatCustomValue(field.type, value);
  }),
  value: (user) => spreadsheetValue(field.type, customValueOf(user, field)),
});

/** Days are those of UTC, as the months are in which Keepnet counts who was added. */
export function targetUsersColumns({
  linkTo,
  openId,
  namesakes,
  said = true,
}: ColumnChoices = {}): readonly CopyableColumn<TargetUser>[] {
  return [
    {
      id: 'name',
      header: w.name,
      sort: 'firstName',
      width: 184,
      cellProps: (user) => ({ title: fullName(user) }),
      value: fullName,
      cell: (user) => {
        const name = fullName(user) ?? <span className="text-muted">{w.unnamed}</span>;
        if (!linkTo) return name;
        const apart = namesakes?.get(user.id);
        return (
          <Link to={linkTo(user)} dir="auto" aria-current={user.id === openId ? 'true' : undefined}>
            {name}
            {apart === undefined ? null : (
              <span className={said ? 'sr-only' : 'text-xs font-normal text-muted'}>{` (${apart})`}</span>
            )}
          </Link>
        );
      },
    },
    {
      id: 'email',
      header: w.email,
      sort: 'email',
      width: 272,
      card: 'fact',
      cellProps: ({ email }) => ({ title: email }),
      value: ({ email }) => email,
      cell: ({ email }) => <MiddleCut text={email} room={emailRoom} />,
    },
    {
      id: 'department',
      header: w.department,
      sort: 'department',
      width: 152,
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
      header: w.updatedUtc,
      sort: 'updatedAt',
      width: 136,
      optional: true,
      ...text((user) => formatDay(user.updatedAt) ?? user.updatedAt),
      value: ({ updatedAt }) => utcDay(updatedAt),
    },
    {
      id: 'created',
      header: w.createdUtc,
      sort: 'createdAt',
      width: 136,
      ...text((user) => formatDay(user.createdAt) ?? user.createdAt),
      value: ({ createdAt }) => utcDay(createdAt),
    },
  ];
}
