import type { Keepnet } from '@reseller-console/keepnet';
import { createCompanyGroupCommand } from './create-company-group.ts';
import { deleteCompanyGroupCommand } from './delete-company-group.ts';
import { renameCompanyGroupCommand } from './rename-company-group.ts';
import { setParticipantsCommand } from './set-participants.ts';

/** Every write of company groups. */
export const companyGroupCommands = (keepnet: Keepnet) => ({
  create: createCompanyGroupCommand(keepnet),
  rename: renameCompanyGroupCommand(keepnet),
  setMembers: setParticipantsCommand(keepnet),
  remove: deleteCompanyGroupCommand(keepnet),
});
export type CompanyGroupCommands = ReturnType<typeof companyGroupCommands>;
