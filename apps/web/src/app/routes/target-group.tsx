import { useQuery } from '@tanstack/react-query';
import { lazy, useMemo } from 'react';
import { useParams } from 'react-router';
import { useCompanyName } from '../../features/companies/queries.ts';
import { TargetGroupPage } from '../../features/target-groups/components/target-group-page.tsx';
import { targetGroupQuery, useNamedTargetGroup } from '../../features/target-groups/queries.ts';
import { words as targetGroups } from '../../features/target-groups/words/en.ts';
import {
  customColumn,
  targetUsersColumns,
} from '../../features/target-users/components/target-users-columns.tsx';
import { customFieldsQuery } from '../../features/target-users/details-queries.ts';
import { pickNames } from '../../features/target-users/model/target-user-name.ts';
import { toldApart } from '../../shared/lib/namesakes.ts';
import { words } from '../../shared/words/en.ts';

const ownColumns = targetUsersColumns();
const MembersBar = lazy(() => import('../../features/target-users/bulk/members-bar.tsx'));

const TargetUserMenu = lazy(() => import('../../features/target-users/bulk/target-user-menu.tsx'));

export function Component() {
  const { companyId = '', groupId = '' } = useParams();
  const { data: group } = useQuery({ ...targetGroupQuery(companyId, groupId), throwOnError: false });
  const { data: fields } = useQuery({ ...customFieldsQuery(companyId), throwOnError: false });
  const userColumns = useMemo(() => [...ownColumns, ...(fields ?? []).map(customColumn)], [fields]);
  const named = useNamedTargetGroup(companyId, group);
  const page = named ? toldApart(named) : targetGroups.title;
  return (
    <>
      <title>{words.title(page, useCompanyName(companyId) ?? words.product)}</title>
      <TargetGroupPage
        key={groupId}
        companyId={companyId}
        groupId={groupId}
        userColumns={userColumns}
        namesOf={pickNames}
        Bar={MembersBar}
        Menu={TargetUserMenu}
      />
    </>
  );
}
