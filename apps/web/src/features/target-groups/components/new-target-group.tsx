import { Priority, priorities, TargetGroupInput } from '@reseller-console/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from 'react-router';
import * as z from 'zod/mini';
import { ToastBody } from '../../../shared/toast/toast-body.tsx';
import { showToast } from '../../../shared/toast/toasts.ts';
import { SidePanel } from '../../../shared/ui/side-panel.tsx';
import { ToldPhrase } from '../../../shared/ui/told-name.tsx';
import { SelectField, TextField } from '../../../shared/write/fields.tsx';
import { RoleNeeded } from '../../../shared/write/role-needed.tsx';
import { useWriteForm } from '../../../shared/write/use-write-form.ts';
import { WriteForm } from '../../../shared/write/write-form.tsx';
import { useConfirmedCompany } from '../../companies/queries.ts';
import { sessionQuery } from '../../session/queries.ts';
import { refreshTargetGroups, sendTargetGroup } from '../queries.ts';
import { words as w } from '../words/en.ts';

/** What the fields hold. */
const Values = z.object({ name: z.string(), priority: Priority });
const initial: z.infer<typeof Values> = { name: '', priority: 'Medium' };
const maxNameLength = 64;

interface FormProps {
  companyId: string;
  person: string;
  onClose: () => void;
}

function TargetGroupForm({ companyId, person, onClose }: FormProps) {
  const client = useQueryClient();
  const { company, ready } = useConfirmedCompany(companyId);
  const form = useWriteForm({
    form: 'target-group',
    person,
    scope: companyId,
    values: Values,
    initial,
    body: TargetGroupInput,
    send: (body, key) => sendTargetGroup(companyId, body, key),
    left: ({ name }) => ({ path: `/companies/${companyId}/target-groups/new`, name, company }),
    onDone: ({ reconciled }, { name }, here) => {
      void refreshTargetGroups(client, companyId);
      const title = reconciled === true ? w.foundToast(name) : w.createdToast(name);
      showToast((dismiss) => <ToastBody look="good" title={title} place={company} onDismiss={dismiss} />, {
        brief: true,
      });
      if (here) onClose();
    },
  });
  return (
    <WriteForm
      form={form}
      submitText={<ToldPhrase say={w.createIn} {...company} />}
      ready={ready}
      within={`/companies/${companyId}`}
      onCancel={onClose}
    >
      <TextField label={w.name} required max={maxNameLength} hint={w.nameHint} {...form.bind('name')} />
      <SelectField
        label={w.priority}
        choices={priorities.map((one) => [one, w.priorities[one]] as const)}
        {...form.bind('priority')}
      />
    </WriteForm>
  );
}

/** The panel of a new target group, for those who may make one. */
export function NewTargetGroup({ companyId }: { companyId: string }) {
  const navigate = useNavigate();
  const { search } = useLocation();
  const { data: session } = useQuery(sessionQuery);
  if (!session) return null;
  const close = () => void navigate({ pathname: `/companies/${companyId}/target-groups`, search });
  return (
    <SidePanel title={w.create} onClose={close}>
      <RoleNeeded has={session.user.role} needs="operator" onClose={close}>
        <TargetGroupForm companyId={companyId} person={session.user.id} onClose={close} />
      </RoleNeeded>
    </SidePanel>
  );
}
