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
function pathOf(job: Job, { companyId, recordId, state, verdict }: JobItem): string | undefined {
  if (companyId === null || recordId === null) return undefined;
  if (verdict === 'delete' && (state === 'done' || state === 'already')) return undefined;
  const noun = job.kind === 'delete-target-groups' ? 'target-groups' : 'target-users';
  return `/companies/${companyId}/${noun}/${recordId}`;
}

const why = (item: JobItem): string => reasonOfItem(item) ?? '';

interface Shown {
  job: Job;
  mayAct: boolean;
  namesakes: ReadonlyMap<string, string>;
}

export function itemsColumns({ job, mayAct, namesakes }: Shown): readonly Column<ItemRow>[] {
  const hasMany = job.companyId === null && job.companyCount > 0;
  const hasChanges = job.verdicts.change > 0;
  return [
    {
      id: 'subject',
      header: w.items.record,
      width: 280,
      cellProps: (item) => ({ title: subjectOf(item) }),
      cell: (item) => {
        const path = pathOf(job, item);
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
    ...(job.startedAt === null
      ? []
      : [
          {
            id: 'state',
            header: w.items.result,
            width: 150,
            card: 'fact' as const,
            cell: ({ state }: ItemRow) => <ItemState state={state} />,
          },
        ]),
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
    ...(mayAct && job.counts.unknown > 0
      ? [
          {
            id: 'check',
            header: w.items.check,
            width: 140,
            align: 'end' as const,
            card: 'fact' as const,
            cell: (item: ItemRow) =>
              item.state === 'unknown' ? (
                <CheckItem jobId={job.id} ordinal={item.ordinal} name={subjectOf(item)} />
              ) : null,
          },
        ]
      : []),
  ];
}
