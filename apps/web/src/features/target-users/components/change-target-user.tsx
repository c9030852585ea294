import type { Session } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { words as changeWords } from '../../../shared/change/words/en.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Failure, Notice } from '../../../shared/ui/failure.tsx';
import { SidePanel } from '../../../shared/ui/side-panel.tsx';
import { RoleNeeded } from '../../../shared/write/role-needed.tsx';
import { words as writeWords } from '../../../shared/write/words/en.ts';
import { companyQuery, useConfirmedCompany } from '../../companies/queries.ts';
import { sessionQuery } from '../../session/queries.ts';
import { customFieldsQuery, targetUserQuery } from '../details-queries.ts';
import { keeperOf } from '../model/keeper.ts';
import { nameOrEmail } from '../model/target-user-name.ts';
import { words as w } from '../words/en.ts';
import { ChangeTargetUserForm } from './change-target-user-form.tsx';
import { FormSkeleton } from './form-skeleton.tsx';

interface ChangeProps {
  companyId: string;
  userId: string;
  session: Session;
  onClose: () => void;
}

/** The form, once its data is loaded, or who keeps the record instead. */
function ChangeForm({ companyId, userId, session, onClose }: ChangeProps) {
  const user = useQuery(targetUserQuery(companyId, userId));
  const company = useQuery(companyQuery(companyId));
  const fields = useQuery(customFieldsQuery(companyId));
  const confirmed = useConfirmedCompany(companyId);
  // What was read a while ago may be old. Once the form is there, it does not change under the person's hands.
  const [isFresh] = useState(!user.isStale);
  const failures = [useFailure(user), useFailure(company), useFailure(fields)];
  const failure = failures.find((one) => one !== undefined);
  if (failure) return <Failure {...failure} />;
  if (!user.data || !company.data || !fields.data || !(isFresh || user.isFetchedAfterMount)) {
    return <FormSkeleton />;
  }
  const keeper = keeperOf(user.data);
  if (keeper !== undefined) {
    return (
      <Notice
        icon={<Lock aria-hidden />}
        title={w.locked}
        actions={<Button onClick={onClose}>{writeWords.close}</Button>}
      >
        {keeper}
      </Notice>
    );
  }
  return (
    <ChangeTargetUserForm
      company={company.data}
      place={confirmed.company}
      ready={confirmed.ready}
      fields={fields.data}
      session={session}
      user={user.data}
      onClose={onClose}
    />
  );
}

/** The panel that edits a target user, for those who may. */
export function ChangeTargetUser({ companyId, userId }: { companyId: string; userId: string }) {
  const navigate = useNavigate();
  const { search } = useLocation();
  const { data: session } = useQuery(sessionQuery);
  const { data: user } = useQuery({ ...targetUserQuery(companyId, userId), throwOnError: false });
  if (!session) return null;
  const close = () => void navigate({ pathname: `/companies/${companyId}/target-users/${userId}`, search });
  return (
    <SidePanel title={user ? w.editTitle(nameOrEmail(user)) : w.edit} onClose={close}>
      <RoleNeeded has={session.user.role} needs="operator" onClose={close} says={changeWords.says}>
        <ChangeForm companyId={companyId} userId={userId} session={session} onClose={close} />
      </RoleNeeded>
    </SidePanel>
  );
}
