import { maxParticipants } from '@reseller-console/contract';
import { ClipboardPaste, Search } from 'lucide-react';
import { useId, useState } from 'react';
import { linesOf } from '../../../shared/lib/pasted-lines.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Choices } from '../../../shared/ui/choices.tsx';
import type { CompanyNames } from '../model/company-names.ts';
import { words } from '../words/en.ts';
import { MemberList } from './member-list.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { usePicker, views } from './use-picker.ts';

interface MemberPickerProps {
  companyNames: CompanyNames;
  /** Who the members were when the edit began; none for a new group. */
  seen: ReadonlySet<string>;
  wanted: ReadonlySet<string>;
  /** Nothing can be chosen for now, nor reached. */
  disabled: boolean;
  onWanted: (next: ReadonlySet<string>) => void;
  /** Height of the list. */
  listClass: string;
}

const w = words.pick;

/** Chooses companies out of thousands: search, filters, all that match, a pasted list, and every bit of it by keyboard. */
export function MemberPicker(props: MemberPickerProps) {
  const { companyNames, seen, wanted, disabled, onWanted, listClass } = props;
  const id = useId();
  /** The list whose dialog is open. */
  const [pasting, setPasting] = useState<string>();
  const picker = usePicker({ companyNames, seen, wanted, onWanted });
  const { typed, view, shown, selected, active } = picker;
  const optionId = (index: number) => `${id}-${index}`;
  const offered = seen.size > 0 ? views : views.filter((one) => one !== 'changes');
  const nothing = { all: w.none, selected: w.noneSelected, changes: w.noneChanged }[view];
  return (
    <div inert={disabled} className="group/picker flex min-h-0 flex-col gap-2 inert:opacity-60">
      <div className="flex gap-2">
        <div className="relative min-w-0 flex-1">
          <Search
            aria-hidden
            className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-4 text-muted"
          />
          <input
            type="text"
            role="combobox"
            aria-label={w.search}
            placeholder={w.search}
            aria-expanded="true"
            aria-haspopup="listbox"
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={active >= 0 ? optionId(active) : undefined}
            aria-describedby={`${id}-hint`}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            value={typed}
            className="hit h-9 w-full rounded-control border border-field bg-surface pr-2 pl-8 text-base hover:border-muted"
            onChange={(event) => picker.type(event.target.value)}
            onPaste={(event) => {
              const text = event.clipboardData.getData('text/plain');
              if (linesOf(text).length < 2) return;
              event.preventDefault();
              setPasting(text);
            }}
            onKeyDown={picker.onKeyDown(false)}
          />
        </div>
        <Button className="h-9" onClick={() => setPasting('')}>
          <ClipboardPaste aria-hidden className="size-4 text-muted" />
          {words.paste.button}
        </Button>
      </div>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Choices
          label={w.show}
          quiet
          choices={offered.map((one) => [one, w.view(w.views[one], picker.counts[one])] as const)}
          value={view}
          onChoose={picker.show}
        />
        <span className="ml-auto flex gap-1">
          <Button look="quiet" aria-disabled={selected === shown.length} onClick={picker.selectAll}>
            {w.selectAll(shown.length)}
          </Button>
          <Button look="quiet" aria-disabled={selected === 0} onClick={picker.clearAll}>
            {w.clearAll(selected)}
          </Button>
        </span>
      </div>
      <div
        className={`relative flex flex-col overflow-hidden rounded-surface border border-line bg-surface ${listClass}`}
      >
        <MemberList
          id={`${id}-list`}
          optionId={optionId}
          entries={shown}
          companyNames={companyNames}
          seen={seen}
          wanted={wanted}
          active={active}
          className="min-h-0 flex-1"
          onToggle={picker.toggle}
          onKeyDown={picker.onKeyDown(true)}
        />
        {shown.length === 0 ? (
          <p className="absolute inset-x-0 top-0 px-4 py-10 text-center text-sm text-muted">{nothing}</p>
        ) : null}
      </div>
      <p id={`${id}-hint`} className="text-xs text-muted max-sm:sr-only">
        {w.hint}
      </p>
      {wanted.size > maxParticipants ? (
        <p role="alert" className="text-xs text-bad">
          {w.max(maxParticipants)}
        </p>
      ) : null}
      {pasting === undefined ? null : (
        <PasteDialog
          pasted={pasting}
          companyNames={companyNames}
          wanted={wanted}
          onSelect={picker.add}
          onClear={picker.remove}
          onClose={() => setPasting(undefined)}
        />
      )}
    </div>
  );
}
