import type { Job, JobItem } from '@reseller-console/contract';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import type { Column } from '../../../shared/table/column.ts';
import { CompanyLink } from '../../../shared/ui/company-link.tsx';
import { Link } from '../../../shared/ui/link.tsx';
import { MiddleCut } from '../../../shared/ui/middle-cut.tsx';
import { changesText } from '../model/changes.ts';
import { reasonOfItem } from '../model/names.ts';
import { words as w } from '../words/en.ts';
import { CheckItem } from './check-item.tsx';
import { ItemState } from './item-state.tsx';

/** An item as a row. */
export interface ItemRow extends JobItem {
  readonly id: string;
}

const subjectOf = ({ subject, recordId, ordinal }: JobItem): string =>
  subject ?? recordId ?? w.items.number(ordinal);

/** Where the record itself is shown, while it is there. */
function pathOf(kind: Job['kind'], { companyId, recordId, state, verdict }: JobItem): string | undefined {
  if (companyId === null || recordId === null) return undefined;
  if (verdict === 'delete' && (state === 'done' || state === 'already')) return undefined;
  const noun = kind === 'delete-target-groups' ? 'target-groups' : 'target-users';
  return `/companies/${companyId}/${noun}/${recordId}`;
}

const why = (item: JobItem): string => reasonOfItem(item) ?? '';

/** What the columns depend on: not on how far the plan is, or every row would be drawn again each second. */
export interface ShownItems {
  readonly jobId: string;
  readonly kind: Job['kind'];
  /** Whether they are of several companies. */
  readonly hasMany: boolean;
  readonly hasChanges: boolean;
  readonly isStarted: boolean;
  /** Whether there are items that can be checked again. */
  readonly hasUnknown: boolean;
  readonly namesakes: ReadonlyMap<string, string>;
}

export function itemsColumns(shown: ShownItems): readonly Column<ItemRow>[] {
  const { jobId, kind, hasMany, hasChanges, isStarted, hasUnknown, namesakes } = shown;
  return [
    {
      id: 'subject',
      header: w.items.record,
      width: 280,
      cellProps: (item) => ({ title: subjectOf(item) }),
      cell: (item) => {
        const path = pathOf(kind, item);
        const name = <MiddleCut text={subjectOf(item)} room={34} />;
        return path === undefined ? name : <Link to={path}>{name}</Link>;
      },
    },
    ...(hasMany
      ? [
          {
            id: 'company',
            header: w.list.company,
            width: 200,
            card: 'fact' as const,
            cell: ({ companyId, companyName }: ItemRow) =>
              companyId === null ? null : (
                <CompanyLink
                  id={companyId}
                  name={companyName ?? companyId}
                  apart={namesakes.get(companyId)}
                />
              ),
            cellProps: ({ companyId, companyName }: ItemRow) => ({
              title: toldApart({
                name: companyName ?? companyId ?? '',
                apart: namesakes.get(companyId ?? ''),
              }),
            }),
          },
        ]
      : []),
    {
      id: 'verdict',
      header: w.items.plan,
      width: 130,
      card: 'fact',
      cell: ({ verdict }) => w.verdictNames[verdict],
    },
    ...(isStarted
      ? [
          {
            id: 'state',
            header: w.items.result,
            width: 150,
            card: 'fact' as const,
            cell: ({ state }: ItemRow) => <ItemState state={state} />,
          },
        ]
      : []),
    ...(hasChanges
      ? [
          {
            id: 'changes',
            header: w.items.changes,
            width: 240,
            card: 'fact' as const,
            cell: ({ changes }: ItemRow) => changesText(changes) || null,
            cellProps: ({ changes }: ItemRow) => ({ title: changesText(changes) || undefined }),
          },
        ]
      : []),
    {
      id: 'reason',
      header: w.items.reason,
      width: 320,
      card: 'fact',
      cell: (item) => why(item) || null,
      cellProps: (item) => ({ title: why(item) || undefined, className: 'wrap-in-card' }),
    },
    ...(hasUnknown
      ? [
          {
            id: 'check',
            header: w.items.check,
            width: 140,
            align: 'end' as const,
            card: 'fact' as const,
            cell: (item: ItemRow) =>
              item.state === 'unknown' ? (
                <CheckItem jobId={jobId} ordinal={item.ordinal} name={subjectOf(item)} />
              ) : null,
          },
        ]
      : []),
  ];
}
