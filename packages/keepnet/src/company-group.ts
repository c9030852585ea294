import type { WireCompanyGroup, WireGroupCompany } from './wire/company-group.ts';
import { orNull, readLimit, readMoment } from './wire/values.ts';

/** A group of companies at reseller level. */
export interface CompanyGroup {
  id: string;
  name: string;
  companyCount: number;
  createdAt: string | null;
}

/** A company as a member of a company group. */
export interface GroupCompany {
  id: string;
  name: string;
  industry: string | null;
  licenceType: string | null;
  limited: boolean;
  userLimit: number | null;
  licenceEndsAt: string | null;
  createdAt: string | null;
  status: string | null;
}

/** Maps a group; undefined for one without an id. */
export function toCompanyGroup(wire: WireCompanyGroup): CompanyGroup | undefined {
  if (!wire.resourceId) return undefined;
  return {
    id: wire.resourceId,
    name: wire.name ?? '',
    companyCount: wire.companyCount ?? 0,
    createdAt: readMoment(wire.createTime ?? wire.addedTime),
  };
}

/** Maps a member; undefined for one without id or name. */
export function toGroupCompany(wire: WireGroupCompany): GroupCompany | undefined {
  const id = wire.companyResourceId ?? wire.resourceId;
  const name = wire.companyName ?? wire.name;
  if (!id || !name) return undefined;
  return {
    id,
    name,
    industry: orNull(wire.industryName),
    licenceType: orNull(wire.licenseTypeName),
    limited: wire.isNumberOfUsersLimited ?? false,
    userLimit: readLimit(wire.isNumberOfUsersLimited, wire.numberOfUsers),
    licenceEndsAt: readMoment(wire.licenseEndDate),
    createdAt: readMoment(wire.createTime),
    status: orNull(wire.companyStatusName),
  };
}
