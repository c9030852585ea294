import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { FailureLine } from '../../../shared/ui/failure.tsx';
import { Link } from '../../../shared/ui/link.tsx';
import { ToldName } from '../../../shared/ui/told-name.tsx';
import { allTargetGroupsQuery, targetGroupNamesakes } from '../../target-groups/queries.ts';
import { targetUserGroupsQuery } from '../details-queries.ts';
import { words as w } from '../words/en.ts';
import { DetailSection } from './detail-section.tsx';

/** The groups of a target user; those that a system manages say so. */
export function TargetUserGroups({
  companyId,
  userId,
  change,
}: {
  companyId: string;
  userId: string;
  /** The way to change them, for those who may. */
  change?: ReactNode;
}) {
  const groups = useQuery(targetUserGroupsQuery(companyId, userId));
  const { data } = groups;
  const failure = useFailure(groups);
  const { data: all } = useQuery(allTargetGroupsQuery(companyId));
  const namesakes = useMemo(() => targetGroupNamesakes(all ?? []), [all]);
  if (failure) {
    return (
      <DetailSection title={w.groups}>
        <FailureLine what={w.groupsFailed} {...failure} />
      </DetailSection>
    );
  }
  const kindOf = (id: string) => {
    const kind = all?.find((group) => group.id === id)?.kind;
    return kind === undefined || kind === 'manual' ? undefined : kind;
  };
  return (
    <DetailSection title={w.groups}>
      {data === undefined ? (
        <span className="h-5 rounded-[4px] bg-skeleton" />
      ) : data.items.length === 0 ? (
        <p className="text-sm text-muted">{w.inNoGroup}</p>
      ) : (
        <ul className="flex flex-col text-sm">
          {data.items.map(({ id, name }) => {
            const kind = kindOf(id);
            return (
              <li key={id} className="truncate leading-8">
                <Link
                  to={`/companies/${companyId}/target-groups/${id}`}
                  className="rounded-[4px] hover:text-accent"
                >
                  <ToldName name={name} apart={namesakes.get(id)} />
                </Link>
                {kind === undefined ? null : (
                  <span className="text-xs text-muted">{` · ${w.groupKinds[kind]}`}</span>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {data && data.items.length < data.total ? (
        <p className="text-xs text-muted">{w.moreGroups(data.items.length, data.total)}</p>
      ) : null}
      {change}
    </DetailSection>
  );
}
