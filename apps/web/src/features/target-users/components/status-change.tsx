import {
  type CompanyDetail,
  type ResponseOf,
  type Session,
  type SettableStatus,
  type setTargetUserStatus,
  settableStatuses,
  type TargetUserDetail,
} from '@reseller-console/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import * as z from 'zod/mini';
import { words as changeWords } from '../../../shared/change/words/en.ts';
import { ToastBody } from '../../../shared/toast/toast-body.tsx';
import { showToast } from '../../../shared/toast/toasts.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { complaintOf } from '../../../shared/write/complaint.ts';
import { useWriteForm } from '../../../shared/write/use-write-form.ts';
import { companyQuery, useConfirmedCompany } from '../../companies/queries.ts';
import { refreshTargetUsers, sendTargetUserStatus } from '../form-queries.ts';
import { changeLimits } from '../model/change-limits.ts';
import { licenceWarning } from '../model/licence-warning.ts';
import { nameAndEmail, nameOrEmail } from '../model/target-user-name.ts';
import { words as w } from '../words/en.ts';
import { StatusDialog } from './status-dialog.tsx';

const Values = z.object({});
type Values = z.infer<typeof Values>;
const Body = z.object({ status: z.enum(settableStatuses) });
type Answer = ResponseOf<typeof setTargetUserStatus>;
const initial: Values = {};

interface StatusChangeProps {
  companyId: string;
  user: TargetUserDetail;
  session: Session;
  /** Where the obstacle can be removed. */
  editPath: string;
}

const warningOf = (company: CompanyDetail | undefined, wanted: SettableStatus): string | undefined =>
  company && licenceWarning(company, wanted === 'active');

/** The button that activates or deactivates a target user, and the question before it is done. */
export function StatusChange({ companyId, user, session, editPath }: StatusChangeProps) {
  const client = useQueryClient();
  const { company: place, ready } = useConfirmedCompany(companyId);
  const { data: company } = useQuery({ ...companyQuery(companyId), throwOnError: false });
  const wanted: SettableStatus = user.status === 'active' ? 'inactive' : 'active';
  const form = useWriteForm<Values, z.infer<typeof Body>, Answer>({
    form: `target-user-status:${user.id}`,
    person: session.user.id,
    scope: companyId,
    values: Values,
    initial,
    body: Body,
    toBody: () => ({ status: wanted }),
    says: { ...changeWords.says, ...w.statusSays },
    has: () => false,
    send: ({ status }, key) => sendTargetUserStatus(companyId, user.id, status, key),
    left: () => ({ path: editPath.replace(/\/edit$/, ''), name: nameAndEmail(user), company: place }),
    onNotDone: () => setOpen(true),
    onDone: ({ status, reconciled }) => {
      void refreshTargetUsers(client, companyId);
      const say = reconciled === true ? w.statusFoundToast : w.statusToast;
      const title = say(nameOrEmail(user), w.statuses[status].toLowerCase());
      showToast((dismiss) => <ToastBody look="good" title={title} place={place} onDismiss={dismiss} />, {
        brief: true,
      });
      setOpen(false);
      form.reset();
    },
  });
  const { state } = form;
  // An answer that was lost before a reload waits to be checked.
  const [open, setOpen] = useState(state.status === 'unknown');
  const refused =
    state.status === 'refused'
      ? state.error.errors.filter(({ code }) => code === 'needs_phone' || code === 'too_long_to_change')
      : [];
  const limits =
    refused.length > 0
      ? refused.map((error) => ({ field: error.field, reason: complaintOf(error) }))
      : changeLimits(user, session);

  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {w.statusVerbs[wanted]}
      </Button>
      {open ? (
        <StatusDialog
          form={form}
          wanted={wanted}
          name={nameOrEmail(user)}
          place={place}
          ready={ready}
          warning={warningOf(company, wanted)}
          limits={limits}
          editPath={editPath}
          onClose={() => {
            if (state.status === 'sending') return;
            setOpen(false);
            if (state.status === 'refused') form.reset();
          }}
        />
      ) : null}
    </>
  );
}
