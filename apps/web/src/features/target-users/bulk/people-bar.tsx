import {
  exportSelectedTargetUsers,
  exportTargetUsers,
  type JobInput,
  type PeopleChoice,
  type TargetUser,
} from '@reseller-console/contract';
import { useState } from 'react';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import { useStore } from '../../../shared/lib/store.ts';
import type { CopySource } from '../../../shared/select/copy-selected.ts';
import { exportSelected } from '../../../shared/select/export-selected.ts';
import { countOf, type Selection } from '../../../shared/select/selection.ts';
import { SelectionBar } from '../../../shared/select/selection-bar.tsx';
import type { ListQuery } from '../../../shared/table/table-url-state.ts';
import type { Action } from '../../../shared/ui/action-list.tsx';
import { useConfirmedCompany } from '../../companies/queries.ts';
import { openPlan } from '../../jobs/open-plan.ts';
import { useCsvSeparator } from '../../preferences/queries.ts';
import { useMay } from '../../session/queries.ts';
import { keeperOf } from '../model/keeper.ts';
import { words as users } from '../words/en.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { GroupDialog } from './group-dialog.tsx';
import { words as w } from './words/en.ts';

interface PeopleBarProps<Query extends ListQuery> {
  companyId: string;
  selection: Selection<TargetUser, Query>;
  query: Query;
  copy: CopySource<TargetUser, Query>;
  /** The people that a plan is about. */
  choose: () => PeopleChoice;
  onSelectMatching?: (() => Promise<void>) | undefined;
  /** Whether that clears what is selected of another search. */
  replaces?: boolean;
  /** The group whose members are shown, with its name, where they can be changed. */
  group?: { readonly id: string; readonly name: string } | undefined;
}

type Asking = { readonly what: 'change' | 'add' | 'remove'; readonly back: HTMLElement | null };

/** What can be done with selected target users. Each change leads to a plan, which is shown before anything is done. */
export function PeopleBar<Query extends ListQuery>(props: PeopleBarProps<Query>) {
  const { companyId, selection, query, copy, choose, onSelectMatching, replaces, group } = props;
  const selected = useStore(selection);
  const { company } = useConfirmedCompany(companyId);
  const [separator] = useCsvSeparator();
  const mayChange = useMay('operator');
  const [asking, setAsking] = useState<Asking>();
  const count = countOf(selected);
  const place = toldApart(company);
  const about = (back: HTMLElement | null) => ({
    companyId,
    companyName: place,
    focusBack: back,
    onStarted: selection.clear,
  });

  const planStatus = (status: 'active' | 'inactive', title: string) => (back: HTMLElement | null) =>
    openPlan({ kind: 'set-target-user-status', input: { ...choose(), status }, title, ...about(back) });
  function planMembers(input: JobInput<'change-members'>, title: string, back: HTMLElement | null) {
    setAsking(undefined);
    openPlan({ kind: 'change-members', input, title, ...about(back) });
  }
  const ask = (what: Asking['what']) => (back: HTMLElement | null) => setAsking({ what, back });

  const fromThis: Action[] = group
    ? [
        {
          label: w.removeFromThis,
          onPress: (back) =>
            planMembers({ groupId: group.id, remove: choose() }, w.removePlan(count, group.name), back),
        },
      ]
    : [];
  const actions: readonly Action[] = [
    ...fromThis,
    {
      label: w.deactivate,
      hint: w.deactivateHint,
      onPress: planStatus('inactive', w.deactivateTitle(count)),
    },
    { label: w.activate, hint: w.activateHint, onPress: planStatus('active', w.activateTitle(count)) },
    { label: w.change, hint: w.changeHint, onPress: ask('change') },
    { label: w.addToGroup, onPress: ask('add') },
    { label: w.removeFromGroup, onPress: ask('remove') },
    {
      label: w.delete,
      hint: w.deleteHint,
      isDanger: true,
      onPress: (back) =>
        openPlan({
          kind: 'delete-target-users',
          input: choose(),
          title: w.deleteTitle(count),
          ...about(back),
        }),
    },
  ];
  const kept =
    selected.by === 'rows'
      ? [...selected.rows.values()].filter((user) => keeperOf(user) !== undefined).length
      : 0;
  const close = () => setAsking(undefined);

  return (
    <>
      <SelectionBar
        selection={selection}
        place={company}
        onSelectMatching={onSelectMatching}
        replaces={replaces}
        actions={mayChange ? actions : []}
        hint={kept > 0 ? w.kept(kept) : undefined}
        copy={copy}
        onExport={() =>
          exportSelected({
            name: users.title,
            place: company,
            operation: exportSelectedTargetUsers,
            whole: exportTargetUsers,
            params: { companyId },
            selected: selection.get(),
            query,
            separator,
          })
        }
      />
      {asking?.what === 'change' ? (
        <ChangeDialog
          title={w.changeTitle(count)}
          place={place}
          onClose={close}
          onReview={(set) => {
            close();
            const input = { ...choose(), set };
            openPlan({
              kind: 'update-target-users',
              input,
              title: w.changeTitle(count),
              ...about(asking.back),
            });
          }}
        />
      ) : null}
      {asking?.what === 'add' ? (
        <GroupDialog
          companyId={companyId}
          title={w.addTitle(count)}
          place={place}
          onClose={close}
          onReview={(groupId, name) =>
            planMembers({ groupId, add: choose() }, w.addPlan(count, name), asking.back)
          }
        />
      ) : null}
      {asking?.what === 'remove' ? (
        <GroupDialog
          companyId={companyId}
          title={w.removeTitle(count)}
          place={place}
          onClose={close}
          onReview={(groupId, name) =>
            planMembers({ groupId, remove: choose() }, w.removePlan(count, name), asking.back)
          }
        />
      ) : null}
    </>
  );
}
