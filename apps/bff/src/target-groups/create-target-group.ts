import { createTargetGroup, type TargetGroupInput } from '@reseller-console/contract';
import type { Keepnet, TargetGroup } from '@reseller-console/keepnet';
import { createCommand, type Found, requireScope } from '../commands/create-command.ts';
import { fieldErrors, normalized } from '../platform/field-errors.ts';
import { targetGroupWords } from './field-words.ts';

const compared = ({ name, priority }: { name: string; priority: string }) => ({
  name: normalized(name),
  priority,
});

const toFound = (group: TargetGroup): Found => ({
  id: group.id,
  label: group.name,
  createdAt: group.createdAt,
  deleted: false,
  fields: compared(group),
});

/** Creates a target group. Proved by looking up its name. */
export function createTargetGroupCommand(keepnet: Keepnet) {
  return createCommand<TargetGroupInput>({
    action: createTargetGroup.audit,
    // Not `people`: Keepnet could read the header in calls about people and ignore it in those about groups.
    provenBy: ['row', 'trust'],
    target: ({ name }) => name,
    fields: compared,
    send: (scope, input, call) => keepnet.company(requireScope(scope)).targetGroups.create(input, call),
    async lookUp(scope, name, call) {
      const page = await keepnet
        .company(requireScope(scope))
        .targetGroups.search(
          { page: 1, pageSize: 100, sort: 'createdAt', order: 'desc', filters: { name } },
          call,
        );
      return page.items.filter((group) => normalized(group.name) === normalized(name)).map(toFound);
    },
    fieldErrors: (messages) => fieldErrors(targetGroupWords, messages),
  });
}
