import { maxParticipants } from '@reseller-console/contract';
import { useEffect, useEffectEvent, useState } from 'react';
import { type Name, toldApart } from '../../../shared/lib/namesakes.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { LeaveGuard } from '../../../shared/write/leave-guard.tsx';
import { useWriteFrame } from '../../../shared/write/use-write-frame.ts';
import { WriteNotice } from '../../../shared/write/write-notice.tsx';
import { without } from '../model/members.ts';
import { memberConflictOf } from '../model/outcome.ts';
import { words as w } from '../words/en.ts';
import { DifferenceLists } from './difference-lists.tsx';
import { MemberPicker } from './member-picker.tsx';
import { MembersNotice } from './members-notice.tsx';
import { ReviewDialog } from './review-dialog.tsx';
import { useCompanyNames } from './use-company-names.ts';
import { useMemberForm } from './use-member-form.tsx';

interface MemberEditorProps {
  groupId: string;
  group: Name;
  /** Who the members are, read when the edit began. */
  seen: readonly string[];
  /** Companies that are among the wanted members from the beginning. */
  add: readonly string[];
  person: string;
  onClose: () => void;
  /** Reads the members again and starts over with them. */
  onReload: () => void;
}

/** Edits the members of one group: choose, see the difference, review it by name, save. */
export function MemberEditor(props: MemberEditorProps) {
  const { groupId, group, onClose, onReload } = props;
  const editor = useMemberForm({ ...props, groupName: toldApart(group), onSaved: onClose });
  const { form, edit, before, wanted } = editor;
  const { element, seen: unknown, wait } = useWriteFrame<HTMLDivElement>(form);
  const checking = form.state.status === 'sending' && form.state.checking;
  const conflict = checking && unknown ? memberConflictOf(unknown) : editor.conflict;
  const companyNames = useCompanyNames(edit.seen);
  const [reviewing, setReviewing] = useState(false);
  const changes = edit.added.length + edit.removed.length;
  const sending = form.state.status === 'sending';
  // Until it is clear what to continue from, nothing more can be chosen.
  const stopped = conflict !== undefined && conflict.kind !== 'unknown';
  const locked = form.locked || stopped;
  const blocked = locked || changes === 0 || wait > 0 || wanted.size > maxParticipants;
  const guarded = { ...form, guards: () => (changes > 0 || form.locked) && form.guards() };
  const startOver = () => {
    form.reset();
    onReload();
  };
  useEffect(() => {
    if (stopped) element.current?.querySelector<HTMLElement>('[data-notice]')?.focus();
  }, [element, stopped]);
  const begin = useEffectEvent(() => {
    const known = props.add.filter((id) => companyNames.entries.some(([one]) => one === id));
    if (!locked && known.some((id) => !wanted.has(id))) editor.choose(new Set([...wanted, ...known]));
  });
  useEffect(() => begin(), []);
  const undo = (id: string) =>
    editor.choose(new Set(wanted.has(id) ? without(wanted, [id]) : [...wanted, id]));
  return (
    <div ref={element} aria-busy={sending} className="flex min-h-0 flex-1 flex-col gap-3">
      {form.restored && !form.locked && !editor.stale ? (
        <p role="status" className="flex items-center gap-2 text-sm text-muted">
          {form.says.restored}
          <Button look="quiet" onClick={startOver}>
            {form.says.startOver}
          </Button>
        </p>
      ) : null}
      <h2 className="sr-only">{w.members}</h2>
      {!stopped && !editor.answered ? <WriteNotice form={form} seen={unknown} wait={wait} /> : null}
      {conflict === undefined ? null : (
        <MembersNotice
          conflict={conflict}
          edit={edit}
          restored={editor.stale}
          onGoOn={editor.resume}
          onStartOver={startOver}
        />
      )}
      <div
        hidden={conflict !== undefined}
        className="min-h-0 flex-1 gap-4 not-[[hidden]]:grid lg:grid-cols-[minmax(0,1fr)_320px]"
      >
        <MemberPicker
          companyNames={companyNames}
          seen={before}
          wanted={wanted}
          disabled={locked}
          listClass="h-96 sm:h-auto sm:min-h-64 sm:flex-1"
          onWanted={editor.choose}
        />
        <section
          aria-label={w.changes}
          tabIndex={-1}
          className="flex min-h-0 flex-col gap-3 overflow-y-auto rounded-surface border border-line bg-surface p-4 max-lg:hidden"
        >
          <h2 className="text-base font-semibold">{w.changes}</h2>
          {changes === 0 ? <p className="text-sm text-muted">{w.noChanges}</p> : null}
          <DifferenceLists
            difference={edit}
            companyNames={companyNames}
            rows={10}
            {...(locked ? {} : { onUndo: undo })}
          />
        </section>
      </div>
      <footer className="sticky bottom-0 mt-auto flex flex-wrap items-center gap-2 border-t border-line bg-page py-3">
        <p className="mr-auto text-sm max-sm:basis-full">
          <b className="font-medium">{w.difference(edit.added.length, edit.removed.length)}</b>
          <span className="text-muted">{` · ${w.afterSaving(wanted.size)}`}</span>
        </p>
        <Button className="max-sm:flex-1" onClick={onClose}>
          {form.says.cancel}
        </Button>
        <Button
          look="primary"
          className="max-sm:flex-1"
          aria-disabled={blocked}
          onClick={() => setReviewing(true)}
        >
          {sending ? w.saving : w.review}
        </Button>
      </footer>
      {reviewing ? (
        <ReviewDialog
          group={group}
          difference={edit}
          companyNames={companyNames}
          before={edit.seen.length}
          onSave={form.submit}
          onClose={() => setReviewing(false)}
        />
      ) : null}
      <LeaveGuard form={guarded} within={`/company-groups/${groupId}`} />
    </div>
  );
}
