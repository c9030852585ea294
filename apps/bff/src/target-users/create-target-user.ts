import { createTargetUser, type TargetUserInput } from '@reseller-console/contract';
import type { Keepnet, TargetUser } from '@reseller-console/keepnet';
import { createCommand, type Found, requireScope } from '../commands/create-command.ts';
import { fieldErrors, normalized } from '../platform/field-errors.ts';
import type { CustomFields } from './custom-fields.ts';
import { targetUserWords } from './field-words.ts';

const digits = (phone: string | null): string => (phone ?? '').replace(/\D/g, '');

type Compared = Pick<TargetUserInput, 'email' | 'firstName' | 'lastName' | 'department'> & {
  priority: string;
  phoneNumber: string;
};

const compared = (user: Compared) => ({
  email: user.email.trim().toLowerCase(),
  firstName: normalized(user.firstName),
  lastName: normalized(user.lastName),
  department: normalized(user.department),
  phoneNumber: digits(user.phoneNumber),
  priority: user.priority,
});

const toFound = (user: TargetUser): Found => ({
  id: user.id,
  label: `${user.firstName ?? ''} ${user.lastName ?? ''} <${user.email}>`.trim(),
  createdAt: user.createdAt,
  deleted: user.status === 'deleted',
  fields: compared({
    ...user,
    firstName: user.firstName ?? '',
    lastName: user.lastName ?? '',
    phoneNumber: user.phoneNumber ?? '',
  }),
});

/** Creates a target user. Proved by looking up the e-mail address, which is unique among a company's users that are not deleted. */
export function createTargetUserCommand(keepnet: Keepnet, customFields: CustomFields) {
  return createCommand<TargetUserInput>({
    action: createTargetUser.audit,
    provenBy: ['row', 'people', 'trust'],
    target: ({ email }) => email,
    fields: compared,
    async send(scope, input, call) {
      const companyId = requireScope(scope);
      const typed = await customFields.typed(companyId, input.customFields, call.owner);
      return keepnet.company(companyId).targetUsers.create({ ...input, customFields: typed }, call);
    },
    async lookUp(scope, email, call) {
      // Newest first: a new user is on the first page, however many addresses contain this one.
      const page = await keepnet
        .company(requireScope(scope))
        .targetUsers.search(
          { page: 1, pageSize: 100, sort: 'createdAt', order: 'desc', filters: { email } },
          call,
        );
      const wanted = email.trim().toLowerCase();
      return page.items.filter((user) => user.email.trim().toLowerCase() === wanted).map(toFound);
    },
    fieldErrors: (messages) => fieldErrors(targetUserWords, messages),
  });
}
