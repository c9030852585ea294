import { CompanyGroupInput } from '@reseller-console/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import * as z from 'zod/mini';
import { resellerScope } from '../../../shared/lib/query-scope.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { ToastBody } from '../../../shared/toast/toast-body.tsx';
import { showToast } from '../../../shared/toast/toasts.ts';
import { Failure } from '../../../shared/ui/failure.tsx';
import { SidePanel } from '../../../shared/ui/side-panel.tsx';
import { words } from '../../../shared/words/en.ts';
import { TextField } from '../../../shared/write/fields.tsx';
import { RoleNeeded } from '../../../shared/write/role-needed.tsx';
import { type Binding, useWriteForm } from '../../../shared/write/use-write-form.ts';
import { WriteForm } from '../../../shared/write/write-form.tsx';
import { directoryQuery } from '../../companies/queries.ts';
import { sessionQuery } from '../../session/queries.ts';
import { refreshCompanyGroups, sendCompanyGroup } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { MemberPicker } from './member-picker.tsx';
import { useCompanyNames } from './use-company-names.ts';

/** What the fields hold. */
const Values = z.object({ name: z.string(), companyIds: z.array(z.string()) });
const initial: z.infer<typeof Values> = { name: '', companyIds: [] };
const maxNameLength = 64;
const noMembers: ReadonlySet<string> = new Set();
const none: readonly string[] = [];

function Members({ value, error, onChange, locked }: Binding<string[]> & { locked: boolean }) {
  const directory = useQuery(directoryQuery);
  const failure = useFailure(directory);
  const companyNames = useCompanyNames(none);
  const wanted = useMemo(() => new Set(value), [value]);
  if (failure) return <Failure {...failure} />;
  return (
    <section aria-label={w.members} className="flex flex-col gap-1.5">
      <h3 className="flex items-baseline justify-between gap-2 text-xs font-medium">
        {w.members}
        <span className="font-normal text-muted">{w.memberCount(value.length)}</span>
      </h3>
      {directory.data ? (
        <MemberPicker
          companyNames={companyNames}
          seen={noMembers}
          wanted={wanted}
          disabled={locked}
          listClass="h-88"
          onWanted={(next) => onChange([...next])}
        />
      ) : (
        <p role="status" className="rounded-surface border border-line py-10 text-center text-sm text-muted">
          {words.loading}
        </p>
      )}
      {error === undefined ? null : (
        <p role="alert" className="text-xs text-bad">
          {error}
        </p>
      )}
      <p className="text-xs text-muted">{w.membersHint}</p>
    </section>
  );
}

function CompanyGroupForm({ person, onClose }: { person: string; onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useWriteForm({
    form: 'company-group',
    person,
    scope: resellerScope,
    values: Values,
    initial,
    body: CompanyGroupInput,
    send: sendCompanyGroup,
    left: ({ name }) => ({ path: '/company-groups/new', name }),
    onDone: ({ id, reconciled }, { name }, here) => {
      void refreshCompanyGroups(client);
      const title = reconciled === true ? w.foundToast(name) : w.createdToast(name);
      showToast((dismiss) => <ToastBody look="good" title={title} onDismiss={dismiss} />, { brief: true });
      if (here) void navigate(`/company-groups/${id}`);
    },
  });
  return (
    <WriteForm
      form={form}
      submitText={w.createWith(form.values.companyIds.length)}
      within="/company-groups"
      onCancel={onClose}
    >
      <TextField label={w.name} required max={maxNameLength} hint={w.nameHint} {...form.bind('name')} />
      <Members {...form.bind('companyIds')} locked={form.locked} />
    </WriteForm>
  );
}

/** The panel of a new company group, for those who may make one. */
export function NewCompanyGroup() {
  const navigate = useNavigate();
  const { search } = useLocation();
  const { data: session } = useQuery(sessionQuery);
  if (!session) return null;
  const close = () => void navigate({ pathname: '/company-groups', search });
  return (
    <SidePanel title={w.create} onClose={close}>
      <RoleNeeded has={session.user.role} needs="operator" onClose={close}>
        <CompanyGroupForm person={session.user.id} onClose={close} />
      </RoleNeeded>
    </SidePanel>
  );
}
