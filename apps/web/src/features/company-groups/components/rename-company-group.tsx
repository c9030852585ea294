import { type CompanyGroup, CompanyGroupRename, type MemberLists } from '@reseller-console/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import * as z from 'zod/mini';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import { resellerScope } from '../../../shared/lib/query-scope.ts';
import { ToastBody } from '../../../shared/toast/toast-body.tsx';
import { showToast } from '../../../shared/toast/toasts.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { SidePanel } from '../../../shared/ui/side-panel.tsx';
import { ToldPhrase } from '../../../shared/ui/told-name.tsx';
import { TextField } from '../../../shared/write/fields.tsx';
import { NoticePanel } from '../../../shared/write/notice-panel.tsx';
import { RoleNeeded } from '../../../shared/write/role-needed.tsx';
import { useWriteForm } from '../../../shared/write/use-write-form.ts';
import { words as writeWords } from '../../../shared/write/words/en.ts';
import { WriteForm } from '../../../shared/write/write-form.tsx';
import { sessionQuery } from '../../session/queries.ts';
import {
  companyGroupQuery,
  type NamedGroup,
  refreshCompanyGroups,
  sendName,
  useNamedGroup,
} from '../queries.ts';
import { words as w } from '../words/en.ts';
import { MembershipTable } from './membership-table.tsx';

const maxNameLength = 64;
const Values = z.object({ name: z.string() });

/** The state after a rename that did not end as asked. */
interface UnexpectedResult {
  readonly name: string;
  readonly renamed: boolean;
  readonly members: MemberLists | undefined;
}

function RenameOutcome({ unexpected, onClose }: { unexpected: UnexpectedResult; onClose: () => void }) {
  return (
    <div className="p-4 sm:p-6">
      <NoticePanel
        look="warn"
        icon={<TriangleAlert aria-hidden className="size-5 shrink-0 text-warn" />}
        title={w.renameUnexpectedTitle}
        actions={<Button onClick={onClose}>{writeWords.close}</Button>}
      >
        {unexpected.renamed ? null : <p>{w.renameUnexpectedName(unexpected.name)}</p>}
        {unexpected.members ? (
          <>
            <p>{w.renameUnexpectedMembers}</p>
            <MembershipTable lists={unexpected.members} first={w.membership.before} />
          </>
        ) : null}
      </NoticePanel>
    </div>
  );
}

interface FormProps {
  group: CompanyGroup;
  named: NamedGroup;
  person: string;
  onClose: () => void;
}

function RenameForm({ group, named, person, onClose }: FormProps) {
  const client = useQueryClient();
  const [initial] = useState({ name: group.name });
  const [unexpected, setUnexpected] = useState<UnexpectedResult>();
  const form = useWriteForm({
    form: `company-group-name:${group.id}`,
    person,
    scope: resellerScope,
    values: Values,
    initial,
    body: CompanyGroupRename,
    says: w.renameSays,
    send: ({ name }, key) => sendName(group.id, name, key),
    left: () => ({ path: `/company-groups/${group.id}/rename`, name: toldApart(named) }),
    onNotDone: () => void refreshCompanyGroups(client),
    onDone: ({ name, members, complete, reconciled }, wanted, here) => {
      void refreshCompanyGroups(client);
      if (!complete) {
        setUnexpected({ name, renamed: name === wanted.name, members });
        if (here) return;
      }
      const title = !complete
        ? w.renameUnexpectedToast(name)
        : reconciled === true
          ? w.renamedFoundToast(name)
          : w.renamedToast(name);
      showToast(
        (dismiss) => <ToastBody look={complete ? 'good' : 'warn'} title={title} onDismiss={dismiss} />,
        { brief: complete },
      );
      if (here) onClose();
    },
  });
  const { state } = form;
  const members = state.status === 'refused' || state.status === 'unknown' ? state.error?.members : undefined;
  if (unexpected) return <RenameOutcome unexpected={unexpected} onClose={onClose} />;
  return (
    <WriteForm
      form={{ ...form, submit: () => (form.values.name.trim() === group.name ? onClose() : form.submit()) }}
      submitText={w.renameSubmit}
      ready={named.ready}
      within={`/company-groups/${group.id}`}
      onCancel={onClose}
    >
      <TextField
        label={w.name}
        required
        max={maxNameLength}
        hint={w.renameHint(group.companyCount)}
        {...form.bind('name')}
      />
      {members ? <MembershipTable lists={members} first={w.membership.before} /> : null}
    </WriteForm>
  );
}

/** The panel that renames a group, for those who may. */
export function RenameCompanyGroup({ groupId }: { groupId: string }) {
  const navigate = useNavigate();
  const { search } = useLocation();
  const { data: session } = useQuery(sessionQuery);
  const { data: group } = useQuery(companyGroupQuery(groupId));
  const named = useNamedGroup(group);
  if (!session || !group || !named) return null;
  const close = () => void navigate({ pathname: `/company-groups/${groupId}`, search });
  return (
    <SidePanel title={<ToldPhrase say={w.renameTitle} {...named} />} onClose={close}>
      <RoleNeeded has={session.user.role} needs="operator" onClose={close} says={w.renameSays}>
        <RenameForm group={group} named={named} person={session.user.id} onClose={close} />
      </RoleNeeded>
    </SidePanel>
  );
}
