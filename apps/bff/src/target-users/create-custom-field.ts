import { fold } from '@reseller-console/contract';
import type { CustomField, Keepnet, NewCustomField } from '@reseller-console/keepnet';
import { createCommand, type Found, requireScope } from '../commands/create-command.ts';
import { fieldErrors, normalized } from '../platform/field-errors.ts';

type Compared = Pick<CustomField, 'name' | 'type' | 'required'>;

const compared = ({ name, type, required }: Compared) => ({
  name: normalized(name),
  type,
  required: String(required),
});

const toFound = (field: CustomField): Found => ({
  id: field.id,
  label: field.name,
  createdAt: null,
  deleted: false,
  fields: compared(field),
});

/** Creates a custom field of a company. Proved by looking up its name. */
export function createCustomFieldCommand(keepnet: Keepnet) {
  return createCommand<NewCustomField>({
    action: 'custom-field.create',
    // Keepnet could read the header in calls about groups and ignore it in this one.
    provenBy: [],
    target: ({ name }) => name,
    fields: compared,
    send: (scope, input, call) => keepnet.company(requireScope(scope)).createCustomField(input, call),
    async lookUp(scope, name, call) {
      const fields = await keepnet.company(requireScope(scope)).customFields(call);
      return fields.filter((field) => fold(field.name) === fold(name)).map(toFound);
    },
    fieldErrors: (messages) => fieldErrors([[/name|character/i, 'name']], messages),
  });
}
