import { TriangleAlert } from 'lucide-react';
import { type Name, toldApart } from '../../../shared/lib/namesakes.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { DialogFoot } from '../../../shared/ui/dialog-foot.tsx';
import { ToldPhrase } from '../../../shared/ui/told-name.tsx';
import type { CompanyNames } from '../model/company-names.ts';
import type { Difference } from '../model/members.ts';
import { words as w } from '../words/en.ts';
import { DifferenceLists } from './difference-lists.tsx';

interface ReviewDialogProps {
  group: Name;
  difference: Difference;
  companyNames: CompanyNames;
  before: number;
  onSave: () => void;
  onClose: () => void;
}

/** Repeats by name what will change, before the button that does it. */
export function ReviewDialog({
  group,
  difference,
  companyNames,
  before,
  onSave,
  onClose,
}: ReviewDialogProps) {
  const after = before + difference.added.length - difference.removed.length;
  const title = w.reviewTitle(toldApart(group));
  return (
    <Dialog
      label={title}
      onClose={onClose}
      className="m-auto flex max-h-[calc(100dvh-32px)] w-130 max-w-[calc(100vw-24px)] flex-col rounded-surface appear"
    >
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-5">
        <div className="flex flex-col gap-1">
          <h2 className="text-lg font-semibold break-words">{title}</h2>
          <p className="text-muted">{w.reviewCounts(before, after)}</p>
        </div>
        <DifferenceLists difference={difference} companyNames={companyNames} rows={7} />
        {after === 0 ? (
          <p className="flex gap-2 rounded-surface border border-warn bg-warn-tint p-3 text-sm">
            <TriangleAlert aria-hidden className="size-5 shrink-0 text-warn" />
            {w.reviewEmpty}
          </p>
        ) : null}
      </div>
      <DialogFoot>
        <Button onClick={onClose}>{w.backToEditing}</Button>
        <Button
          look="primary"
          className="min-w-0 max-w-full"
          onClick={() => {
            onClose();
            onSave();
          }}
        >
          <span className="truncate">
            <ToldPhrase say={w.save} {...group} />
          </span>
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
