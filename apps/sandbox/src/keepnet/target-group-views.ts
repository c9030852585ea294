import type { ScopedCall } from '../http/route.ts';
import { date, type Field, set, text } from '../search/fields.ts';
import type { Company, TargetGroup } from '../store/records.ts';
import { PRIORITIES } from '../store/records.ts';

/** Columns of target-groups/search; CompanyName is one too, for a picker. */
export function groupFields(company: Company): Field<TargetGroup>[] {
  return [
    text('Name', ({ name }) => name),
    set('Priority', ({ priority }) => priority, { values: PRIORITIES }),
    text('CompanyName', () => company.name),
    date('CreateTime', ({ createTime }) => createTime),
  ];
}

/** Groups that the upstream or a directory fills: no add, remove, edit or delete. */
export function isProtected({ kind }: TargetGroup): boolean {
  return kind !== 'manual';
}

/** An entry of GET /api/target-groups. The automatic groups look editable here: only their names give them away. */
export function groupEntry(group: TargetGroup) {
  return {
    resourceId: group.id,
    name: group.name,
    priority: group.priority,
    createDate: group.createTime,
    isEditable: group.kind === 'manual' || group.kind === 'automatic',
    isScimGroup: group.kind === 'scim',
    isGoogleGroup: group.kind === 'google',
  };
}

function countWithPhone({ members }: TargetGroup): number {
  let withPhone = 0;
  for (const { phone } of members) if (phone !== '') withPhone++;
  return withPhone;
}

/** A row of target-groups/search. */
export function groupRow(
  group: TargetGroup,
  { company, world }: Pick<ScopedCall, 'company' | 'world'>,
  selected: readonly string[],
) {
  const chosen = selected.length === 0 ? [] : [...group.members].filter(({ id }) => selected.includes(id));
  const { createDate, ...entry } = groupEntry(group);
  return {
    ...entry,
    companyName: world.modes.groupRows === 'named' ? company.name : null,
    userCount: group.members.size,
    userCountWithPhoneNumber: countWithPhone(group),
    createTime: createDate,
    updateTime: group.updateTime,
    scimSettingName: group.kind === 'scim' ? 'Directory Sync' : null,
    ldapConfigName: null,
    isSelected: selected.length > 0 && chosen.length === selected.length,
  };
}
