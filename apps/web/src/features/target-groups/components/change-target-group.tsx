import {
  type Changed,
  getTargetGroup,
  Priority,
  priorities,
  type ResponseOf,
  TargetGroupChange,
} from '@reseller-console/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import * as z from 'zod/mini';
import { ChangeList } from '../../../shared/change/change-list.tsx';
import { type Fields, Seen } from '../../../shared/change/conflict.ts';
import { ConflictNotice } from '../../../shared/change/conflict-notice.tsx';
import type { Described } from '../../../shared/change/described.ts';
import { showSaved } from '../../../shared/change/saved-toast.tsx';
import { useChangeForm } from '../../../shared/change/use-change-form.ts';
import { words as changeWords } from '../../../shared/change/words/en.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Failure, Notice } from '../../../shared/ui/failure.tsx';
import { SidePanel } from '../../../shared/ui/side-panel.tsx';
import { ToldPhrase } from '../../../shared/ui/told-name.tsx';
import { SelectField, TextField } from '../../../shared/write/fields.tsx';
import { RoleNeeded } from '../../../shared/write/role-needed.tsx';
import { words as writeWords } from '../../../shared/write/words/en.ts';
import { WriteForm } from '../../../shared/write/write-form.tsx';
import { useConfirmedCompany } from '../../companies/queries.ts';
import { sessionQuery } from '../../session/queries.ts';
import { refreshTargetGroups, sendTargetGroupChange, targetGroupQuery } from '../queries.ts';
import { words as w } from '../words/en.ts';

const maxNameLength = 64;
const Values = z.object({ name: z.string(), priority: Priority, seen: z.nullable(Seen) });
type Values = z.infer<typeof Values>;
const Body = z.object({ ...TargetGroupChange.shape, version: z.string() });
type Group = ResponseOf<typeof getTargetGroup>;

const isPriority = (value: unknown): value is Priority => priorities.some((one) => one === value);
const flatten = ({ name, priority }: Pick<Values, 'name' | 'priority'>): Fields => ({ name, priority });
const put = ({ name, priority }: Fields, values: Values): Values => ({
  ...values,
  name: name ?? values.name,
  priority: isPriority(priority) ? priority : values.priority,
});

function valuesOf({ name, priority, version }: Group): Values {
  // Keepnet takes no word that it does not document: whatever changes, the server sends this one.
  const fields = { name, priority: isPriority(priority) ? priority : ('Medium' as const) };
  return { ...fields, seen: { version, fields: flatten(fields) } };
}

function toChange({ name, priority, seen }: Values): unknown {
  return {
    version: seen?.version,
    ...(name.trim() === seen?.fields['name'] ? {} : { name }),
    ...(priority === seen?.fields['priority'] ? {} : { priority }),
  };
}

const described: Described = {
  label: (path) => (path === 'priority' ? w.priority : w.name),
  show: (path, value) => (path === 'priority' && isPriority(value) ? w.priorities[value] : value),
};

interface FormProps {
  companyId: string;
  group: Group;
  person: string;
  onClose: () => void;
}

function ChangeForm({ companyId, group, person, onClose }: FormProps) {
  const client = useQueryClient();
  const { company, ready } = useConfirmedCompany(companyId);
  const { form, changes, conflict } = useChangeForm<Values, z.infer<typeof Body>, Changed>({
    form: `target-group:${group.id}`,
    person,
    scope: companyId,
    values: Values,
    initial: valuesOf(group),
    body: Body,
    toBody: toChange,
    flatten,
    put,
    readNow(now) {
      const found = z.safeParse(getTargetGroup.response, now);
      return found.success ? valuesOf(found.data) : undefined;
    },
    reload: async () =>
      valuesOf(await client.fetchQuery({ ...targetGroupQuery(companyId, group.id), staleTime: 0 })),
    send: (change, key) => sendTargetGroupChange(companyId, group.id, change, key),
    left: () => ({
      path: `/companies/${companyId}/target-groups/${group.id}/edit`,
      name: group.name,
      company,
    }),
    onDone: ({ notTaken, reconciled }, { name = group.name }, here) => {
      void refreshTargetGroups(client, companyId);
      showSaved(name, company, { notTaken: notTaken.map(described.label), reconciled });
      if (here) onClose();
    },
  });
  return (
    <WriteForm
      form={form}
      submitText={<ToldPhrase say={changeWords.saveIn} {...company} />}
      ready={ready && changes.length > 0}
      within={`/companies/${companyId}`}
      onCancel={onClose}
      changes={<ChangeList changes={changes} {...described} />}
      conflict={
        conflict && (
          <ConflictNotice
            versions={conflict}
            chosen={flatten(form.values)}
            onChoose={(path, value) =>
              form.update((values) => put({ ...flatten(values), [path]: value }, values))
            }
            {...described}
          />
        )
      }
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

function Loaded({ companyId, groupId, ...rest }: Omit<FormProps, 'group'> & { groupId: string }) {
  const group = useQuery(targetGroupQuery(companyId, groupId));
  // What was read a while ago may be old. Once the form is there, it does not change under the person's hands.
  const [isFresh] = useState(!group.isStale);
  const failure = useFailure(group);
  if (failure) return <Failure {...failure} />;
  if (!group.data || !(isFresh || group.isFetchedAfterMount)) return null;
  if (group.data.protected) {
    return (
      <Notice
        icon={<Lock aria-hidden />}
        title={w.keptTitle}
        actions={<Button onClick={rest.onClose}>{writeWords.close}</Button>}
      >
        {w.keepers[group.data.kind]}
      </Notice>
    );
  }
  return <ChangeForm companyId={companyId} group={group.data} {...rest} />;
}

/** The panel that edits a target group, for those who may. */
export function ChangeTargetGroup({ companyId, groupId }: { companyId: string; groupId: string }) {
  const navigate = useNavigate();
  const { search } = useLocation();
  const { data: session } = useQuery(sessionQuery);
  if (!session) return null;
  const close = () => void navigate({ pathname: `/companies/${companyId}/target-groups/${groupId}`, search });
  return (
    <SidePanel title={w.editTitle} onClose={close}>
      <RoleNeeded has={session.user.role} needs="operator" onClose={close} says={changeWords.says}>
        <Loaded companyId={companyId} groupId={groupId} person={session.user.id} onClose={close} />
      </RoleNeeded>
    </SidePanel>
  );
}
