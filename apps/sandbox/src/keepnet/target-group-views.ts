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

/** A row of target-groups/search. */
export function groupRow(group: TargetGroup, company: Company, selected: readonly string[]) {
  let withPhone = 0;
  let chosen = 0;
  for (const { phone, id } of group.members) {
    if (phone !== '') withPhone++;
    if (selected.length > 0 && selected.includes(id)) chosen++;
  }
  const { createDate, ...entry } = groupEntry(group);
  return {
    ...entry,
    companyName: company.name,
    userCount: group.members.size,
    userCountWithPhoneNumber: withPhone,
    createTime: createDate,
    updateTime: group.updateTime,
    scimSettingName: group.kind === 'scim' ? 'Directory Sync' : null,
    ldapConfigName: null,
    isSelected: selected.length > 0 && chosen === selected.length,
  };
}
