import { type Priority, readPriority } from './priority.ts';
import type { WireTargetGroup } from './wire/target-group.ts';
import { orNull, readMoment } from './wire/values.ts';

/** A target group; what upstream leaves out is null. */
export interface TargetGroup {
  id: string;
  name: string;
  /** The company that the row belongs to: another than the chosen one means that the header was ignored (A3). */
  companyName: string | null;
  userCount: number | null;
  phoneUserCount: number | null;
  priority: Priority | 'unknown';
  createdAt: string | null;
  updatedAt: string | null;
  editable: boolean;
  kind: 'manual' | 'scim' | 'google' | 'ldap' | 'automatic';
  /** Not to be edited, deleted, added to or removed from. */
  protected: boolean;
}

// Upstream knows its automatic groups by English name only; no flag tells them apart.
const automaticNames = new Set([
  'repeat offenders',
  'repeated offenders',
  'new hires',
  'non-simulated users',
  'untrained users',
]);

/** Maps a group; undefined for one without an id. */
export function toTargetGroup(wire: WireTargetGroup): TargetGroup | undefined {
  if (!wire.resourceId) return undefined;
  const kind = readKind(wire);
  return {
    id: wire.resourceId,
    name: wire.name ?? '',
    companyName: orNull(wire.companyName),
    userCount: wire.userCount ?? null,
    phoneUserCount: wire.userCountWithPhoneNumber ?? null,
    priority: readPriority(wire.priority),
    createdAt: readMoment(wire.createTime ?? wire.createDate),
    updatedAt: readMoment(wire.updateTime),
    editable: wire.isEditable ?? true,
    kind,
    protected: wire.isEditable === false || kind === 'scim' || kind === 'google' || kind === 'automatic',
  };
}

function readKind(wire: WireTargetGroup): TargetGroup['kind'] {
  if (wire.isScimGroup || wire.scimSettingName) return 'scim';
  if (wire.isGoogleGroup) return 'google';
  if (wire.ldapConfigName) return 'ldap';
  return automaticNames.has((wire.name ?? '').trim().toLowerCase()) ? 'automatic' : 'manual';
}
