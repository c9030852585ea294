import { ParticipantsInput } from '@reseller-console/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import * as z from 'zod/mini';
import { resellerScope } from '../../../shared/lib/query-scope.ts';
import { ToastBody } from '../../../shared/toast/toast-body.tsx';
import { showToast } from '../../../shared/toast/toasts.ts';
import { useWriteForm } from '../../../shared/write/use-write-form.ts';
import { applied, differenceOf, sameMembers } from '../model/members.ts';
import { type Edit, type MemberConflict, memberConflictOf, unexpectedResultOf } from '../model/outcome.ts';
import { refreshCompanyGroups, sendParticipants } from '../queries.ts';
import { words as w } from '../words/en.ts';

const ids = z.array(z.string());
const Values = z.object({ seen: ids, added: ids, removed: ids });

interface MemberFormOptions {
  groupId: string;
  groupName: string;
  /** Who the members are, read when the edit began. */
  seen: readonly string[];
  person: string;
  onSaved: () => void;
}

/** The write of the member editor: the list that was seen, the changes, and any conflict. */
export function useMemberForm({ groupId, groupName, seen, person, onSaved }: MemberFormOptions) {
  const client = useQueryClient();
  const [initial] = useState(() => ({ seen: [...seen], added: [], removed: [] }));
  const [unexpected, setUnexpected] = useState<MemberConflict>();
  const [answered, setAnswered] = useState<unknown>();
  const form = useWriteForm({
    form: `company-group-members:${groupId}`,
    person,
    scope: resellerScope,
    values: Values,
    initial,
    body: ParticipantsInput,
    toBody: (values) => ({ seen: values.seen, wanted: applied(values.seen, values) }),
    has: () => false,
    says: w.membersSays,
    send: (body, key) => sendParticipants(groupId, body, key),
    left: () => ({ path: `/company-groups/${groupId}/members/edit`, name: groupName }),
    onNotDone: () => void refreshCompanyGroups(client),
    onDone: ({ companyIds, complete, reconciled }, body, here) => {
      void refreshCompanyGroups(client);
      if (complete) {
        const title = reconciled === true ? w.savedFoundToast(groupName) : w.savedToast(groupName);
        const { added, removed } = differenceOf(body.seen, body.wanted);
        showToast(
          (dismiss) => (
            <ToastBody look="good" title={title} onDismiss={dismiss}>
              <p>{w.difference(added.length, removed.length)}</p>
            </ToastBody>
          ),
          { brief: true },
        );
        if (here) onSaved();
        return;
      }
      setUnexpected(unexpectedResultOf(body, companyIds));
      if (here) return;
      showToast((dismiss) => (
        <ToastBody look="warn" title={w.unexpectedToast(groupName)} onDismiss={dismiss}>
          <p>{w.unexpectedToastText}</p>
        </ToastBody>
      ));
    },
  });
  const { values, state } = form;
  const set = (edit: Edit) => {
    form.bind('seen').onChange([...edit.seen]);
    form.bind('added').onChange([...edit.added]);
    form.bind('removed').onChange([...edit.removed]);
  };
  const before = useMemo(() => new Set(values.seen), [values.seen]);
  const wanted = useMemo(() => new Set(applied(values.seen, values)), [values]);
  const stale =
    form.restored && !form.locked && state.status === 'idle' && !sameMembers(values.seen, [...seen]);
  const found: MemberConflict | undefined =
    unexpected ??
    (stale
      ? { kind: 'changed', lists: { seen: values.seen, actual: [...seen], wanted: [...wanted] } }
      : memberConflictOf(state));

  return {
    form,
    edit: values,
    before,
    wanted,
    /** The conflict, until the person chooses how to continue. */
    conflict: state === answered && !unexpected ? undefined : found,
    /** Whether the last answer was handled. */
    answered: state === answered,
    stale,
    choose(next: ReadonlySet<string>) {
      const { added, removed } = differenceOf(before, next);
      set({ seen: values.seen, added, removed });
    },
    /** Continues from the current members; the next request has a key of its own. */
    resume(edit: Edit) {
      if (state.status === 'done') form.reset();
      setUnexpected(undefined);
      setAnswered(state);
      set(edit);
    },
  };
}
