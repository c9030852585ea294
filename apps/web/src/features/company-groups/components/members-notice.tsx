import { CircleHelp, TriangleAlert } from 'lucide-react';
import { Button } from '../../../shared/ui/button.tsx';
import { NoticePanel } from '../../../shared/write/notice-panel.tsx';
import { words as writeWords } from '../../../shared/write/words/en.ts';
import { type Edit, isUntouched, type MemberConflict, resumeFrom } from '../model/outcome.ts';
import { words } from '../words/en.ts';
import { MembershipTable } from './membership-table.tsx';

const w = words.membership;

interface MembersNoticeProps {
  conflict: MemberConflict;
  edit: Edit;
  /** Whether it came up when kept changes were put back, before anything was sent. */
  restored: boolean;
  onGoOn: (edit: Edit) => void;
  onStartOver: () => void;
}

/** Shows the actual members where they differ from those wanted, and how to continue. */
export function MembersNotice({ conflict, edit, restored, onGoOn, onStartOver }: MembersNoticeProps) {
  const { kind, lists } = conflict;
  if (kind === 'unknown') {
    return (
      <section className="flex flex-col gap-1.5 text-sm">
        <p>{isUntouched(conflict) ? w.untouched : w.unknown}</p>
        <MembershipTable lists={lists} first={w.before} />
      </section>
    );
  }
  const next = resumeFrom(conflict, edit);
  const left = next.added.length + next.removed.length;
  const change = words.difference(next.added.length, next.removed.length);
  const { title, text, go } = {
    changed: { title: w.changedTitle, text: restored ? w.restoredChanged : w.changed, go: w.merge },
    partial: { title: writeWords.partialTitle, text: w.partial, go: w.again },
    unexpected: { title: w.unexpectedTitle, text: w.unexpected, go: w.again },
  }[kind];
  const Icon = kind === 'changed' ? CircleHelp : TriangleAlert;
  return (
    <NoticePanel
      look="warn"
      icon={<Icon aria-hidden className="size-5 shrink-0 text-warn" />}
      title={title}
      actions={
        <>
          {left > 0 ? (
            <Button look="primary" onClick={() => onGoOn(next)}>
              {go}
            </Button>
          ) : null}
          <Button onClick={onStartOver}>{w.startOver}</Button>
        </>
      }
    >
      <p>{text}</p>
      <MembershipTable lists={lists} first={kind === 'changed' ? w.seen : w.before} />
      <p className="text-muted">{left > 0 ? w.mergeHint(change) : w.mergeNothing}</p>
    </NoticePanel>
  );
}
