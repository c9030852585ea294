import type { Session } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { Failure } from '../../../shared/ui/failure.tsx';
import { SidePanel } from '../../../shared/ui/side-panel.tsx';
import { RoleNeeded } from '../../../shared/write/role-needed.tsx';
import { companyQuery, useConfirmedCompany } from '../../companies/queries.ts';
import { sessionQuery } from '../../session/queries.ts';
import { customFieldsQuery } from '../details-queries.ts';
import { blank, nextAfter, type Values } from '../model/new-target-user.ts';
import { words as w } from '../words/en.ts';
import { FormSkeleton } from './form-skeleton.tsx';
import { TargetUserForm } from './target-user-form.tsx';

interface NewProps {
  companyId: string;
  session: Session;
  onClose: () => void;
}

/** The form, once its data is loaded; each further target user starts a new one. */
function NewForm({ companyId, session, onClose }: NewProps) {
  const company = useQuery(companyQuery(companyId));
  const fields = useQuery(customFieldsQuery(companyId));
  const confirmed = useConfirmedCompany(companyId);
  const [next, setNext] = useState<{ round: number; values?: Values }>({ round: 0 });
  const [another, setAnother] = useState(false);
  const failures = [useFailure(company), useFailure(fields)];
  const failure = failures.find((one) => one !== undefined);
  if (failure) return <Failure {...failure} />;
  if (!company.data || !fields.data) return <FormSkeleton />;
  const empty = blank(company.data);
  return (
    <TargetUserForm
      key={next.round}
      company={company.data}
      place={confirmed.company}
      ready={confirmed.ready}
      fields={fields.data}
      session={session}
      initial={next.values ?? empty}
      another={another}
      onAnother={setAnother}
      onClose={onClose}
      onCreated={(values) => {
        if (another) setNext(({ round }) => ({ round: round + 1, values: nextAfter(empty, values) }));
        else onClose();
      }}
    />
  );
}

/** The panel of a new target user, for those who may make one. */
export function NewTargetUser({ companyId }: { companyId: string }) {
  const navigate = useNavigate();
  const { search } = useLocation();
  const { data: session } = useQuery(sessionQuery);
  if (!session) return null;
  const close = () => void navigate({ pathname: `/companies/${companyId}/target-users`, search });
  return (
    <SidePanel title={w.create} onClose={close}>
      <RoleNeeded has={session.user.role} needs="operator" onClose={close}>
        <NewForm companyId={companyId} session={session} onClose={close} />
      </RoleNeeded>
    </SidePanel>
  );
}
