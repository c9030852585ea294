import type { TargetUser } from '@reseller-console/contract';
import type { RefObject } from 'react';
import { useLocation, useMatch, useNavigate } from 'react-router';
import { copyText } from '../../../shared/copy/copy.tsx';
import { words as copying } from '../../../shared/copy/words/en.ts';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import { RowMenu } from '../../../shared/table/row-menu.tsx';
import type { Action } from '../../../shared/ui/action-list.tsx';
import { useConfirmedCompany } from '../../companies/queries.ts';
import { openPlan } from '../../jobs/open-plan.ts';
import { useMay } from '../../session/queries.ts';
import { isMasked, isMaskedText, keeperOf } from '../model/keeper.ts';
import { nameAndEmail, nameOrEmail } from '../model/target-user-name.ts';
import { words as users } from '../words/en.ts';
import { words as w } from './words/en.ts';

interface TargetUserMenuProps {
  companyId: string;
  rows: readonly TargetUser[];
  scroller: RefObject<HTMLElement | null>;
}

/** What can be done with one target user of a list: what the panel offers, without opening it. */
export default function TargetUserMenu({ companyId, rows, scroller }: TargetUserMenuProps) {
  const navigate = useNavigate();
  const location = useLocation();
  // On another page, such as that of a group, the address filters that page's own list: it is not carried over.
  const search = useMatch('/companies/:companyId/target-users/*') === null ? '' : location.search;
  const { company, ready } = useConfirmedCompany(companyId);
  const mayChange = useMay('operator') && ready;

  function actionsOf(user: TargetUser): Action[] {
    const to = (part: string) => () =>
      void navigate({ pathname: `/companies/${companyId}/target-users/${user.id}/${part}`, search });
    const about = (focusBack: HTMLElement | null) => ({
      companyId,
      companyName: toldApart(company),
      focusBack,
    });
    const planStatus = (status: 'active' | 'inactive', title: string) => (back: HTMLElement | null) =>
      openPlan({
        kind: 'set-target-user-status',
        input: { items: [{ id: user.id }], status },
        title,
        ...about(back),
      });
    const name = nameAndEmail(user);
    const isKept = keeperOf(user) !== undefined;
    const actions: Action[] = [];
    if (mayChange && !isKept) actions.push({ label: users.edit, onPress: to('edit') });
    if (mayChange && user.status !== 'deleted') {
      actions.push({ label: users.changeGroups, onPress: to('groups') });
    }
    if (!isMasked(user.email)) {
      actions.push({ label: copying.email, onPress: () => void copyText(user.email) });
    }
    const { phoneNumber } = user;
    if (phoneNumber !== null && !isMaskedText(phoneNumber)) {
      actions.push({ label: copying.phone, onPress: () => void copyText(phoneNumber) });
    }
    actions.push({ label: copying.id, onPress: () => void copyText(user.id) });
    if (mayChange && !isKept && user.status === 'active') {
      actions.push({
        label: w.deactivate,
        hint: w.deactivateOneHint,
        onPress: planStatus('inactive', w.deactivateOne(name)),
      });
    }
    if (mayChange && !isKept && user.status === 'inactive') {
      actions.push({
        label: w.activate,
        hint: w.activateOneHint,
        onPress: planStatus('active', w.activateOne(name)),
      });
    }
    if (mayChange && user.editable && user.status !== 'deleted') {
      actions.push({
        label: w.delete,
        hint: w.deleteHint,
        isDanger: true,
        onPress: (back) =>
          openPlan({
            kind: 'delete-target-users',
            input: { items: [{ id: user.id }] },
            title: w.deleteOne(name),
            ...about(back),
          }),
      });
    }
    return actions;
  }

  return (
    <RowMenu
      scroller={scroller}
      rows={rows}
      labelOf={(user) => copying.actionsFor(nameOrEmail(user))}
      actionsOf={actionsOf}
    />
  );
}
