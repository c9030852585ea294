import { targetUserEditLimits } from '@reseller-console/contract';
import type { Keepnet, TargetUserDetail } from '@reseller-console/keepnet';
import { changeLimits } from '../../target-users/change-limits.ts';
import type { CustomFields } from '../../target-users/custom-fields.ts';
import type { Planned } from '../kind.ts';
import type { Person } from './people.ts';
import type { Place } from './place.ts';

/** What the kinds that change target users work with. */
export interface ChangeParts {
  keepnet: Keepnet;
  customFields: Pick<CustomFields, 'filters'>;
  isMasked: (companyId: string, owner: string | undefined) => Promise<boolean>;
  /** Whether Keepnet asks for a telephone number: `KEEPNET_PHONE_NUMBER`. */
  phoneRequired: boolean;
}

type Obstacle = Pick<Planned<unknown>, 'verdict' | 'code' | 'params'>;

const { name, department, managerName } = targetUserEditLimits;

/** Whether the row of the list leaves it open that Keepnet takes the record as it is: then the record itself has to be read. */
export function isDoubtful({ row }: Person): boolean {
  if (row === undefined || row.phoneNumber === null) return true;
  const tooLong = (value: string | null, max: number) => (value?.length ?? 0) > max;
  return (
    tooLong(row.firstName, name) ||
    tooLong(row.lastName, name) ||
    tooLong(row.department, department) ||
    tooLong(row.managerName, managerName)
  );
}

/** The record itself. @throws {KeepnetError} */
export const readDetail = (
  keepnet: Pick<Keepnet, 'company'>,
  { companyId, call }: Place,
  id: string,
): Promise<TargetUserDetail> => keepnet.company(companyId).targetUsers.get(id, call);

/** What keeps a target user from being changed; undefined where nothing does. `detail` is the record where it was read. */
export function obstacleOf(
  { deleted, row }: Person,
  detail: TargetUserDetail | undefined,
  { isMasked, phoneRequired }: { isMasked: boolean; phoneRequired: boolean },
): Obstacle | undefined {
  if (deleted === undefined) return { verdict: 'refuse', code: 'not_found' };
  if (deleted) return { verdict: 'skip', code: 'deleted_earlier' };
  if (isMasked) return { verdict: 'refuse', code: 'company_masked' };
  if (row?.editable === false) {
    return { verdict: 'refuse', code: 'protected', params: { source: row.source } };
  }
  const [limit] = detail === undefined ? [] : changeLimits(detail, phoneRequired);
  if (limit === undefined) return undefined;
  const { code, field, max } = limit;
  return { verdict: 'refuse', code, params: { field, ...(max === undefined ? {} : { max }) } };
}
