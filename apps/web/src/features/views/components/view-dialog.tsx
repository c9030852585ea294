import {
  fieldFiltersOf,
  holdsAddress,
  type View,
  ViewSettings,
  type ViewTable,
} from '@reseller-console/contract';
import { useQueryClient } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import { ProblemError } from '../../../shared/problem-error.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Choices } from '../../../shared/ui/choices.tsx';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { DialogFoot } from '../../../shared/ui/dialog-foot.tsx';
import { reasonOf } from '../../../shared/ui/failure.tsx';
import { complaintAlone, complaintOf, complaintOfIssue } from '../../../shared/write/complaint.ts';
import { TextField } from '../../../shared/write/fields.tsx';
import { useNamedCompany } from '../../companies/queries.ts';
import { type Shown, settingsOf } from '../model/shown.ts';
import { change, create } from '../queries.ts';
import { words as w } from '../words/en.ts';

interface ViewDialogProps {
  table: ViewTable;
  /** The company on screen, if the list is of one. */
  companyId: string | undefined;
  /** The view that is changed; undefined for a new one. */
  view: View | undefined;
  /** The search, filters and columns that are saved. */
  content: Shown;
  onClose: () => void;
  onSaved: (view: View) => void;
}

const nameLength = 60;

/** What is wrong with the name, and with anything else. */
interface Complaints {
  name?: string | undefined;
  other?: string | undefined;
}

function complaintsOf(error: unknown): Complaints {
  if (!(error instanceof ProblemError)) return { other: reasonOf(error) };
  const name = error.errors.find(({ field }) => field === 'name');
  if (name) return { name: complaintOf(name) };
  const [first] = error.errors;
  return { other: first ? complaintAlone(first) : reasonOf(error) };
}

function CompanyChoice(props: {
  companyId: string;
  only: boolean;
  fixed: boolean;
  onOnly: (only: boolean) => void;
}) {
  const { companyId, only, fixed, onOnly } = props;
  const company = useNamedCompany(companyId) ?? { id: companyId, name: companyId };
  const name = toldApart(company);
  if (fixed) {
    return (
      <p className="text-sm">
        {w.onlyCompany(name)}. <span className="text-muted">{w.onlyHere}</span>
      </p>
    );
  }
  return (
    <Choices
      label={w.company}
      choices={[
        ['only', <span className="max-w-60 truncate">{w.onlyCompany(name)}</span>],
        ['any', w.anyCompany],
      ]}
      value={only ? 'only' : 'any'}
      onChoose={(chosen) => onOnly(chosen === 'only')}
    />
  );
}

/** Asks for a view's name, its company, and whether others see it. */
export default function ViewDialog({ table, companyId, view, content, onClose, onSaved }: ViewDialogProps) {
  const client = useQueryClient();
  const hintId = useId();
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState(view?.name ?? '');
  const [only, setOnly] = useState(view === undefined || view.companyId !== null);
  const [shared, setShared] = useState(view?.shared ?? false);
  const [busy, setBusy] = useState(false);
  const [complaints, setComplaints] = useState<Complaints>({});
  const isOfCompany = companyId !== undefined;
  // Each company has its own custom fields.
  const fixed = fieldFiltersOf(content.query).length > 0;
  useEffect(() => {
    if (complaints.name !== undefined) form.current?.querySelector<HTMLElement>('[name="name"]')?.focus();
  }, [complaints]);
  const title = view ? w.settingsTitle : w.newTitle;

  async function save() {
    const checked = z.safeParse(ViewSettings, {
      name,
      shared,
      companyId: isOfCompany && (only || fixed) ? companyId : null,
      ...settingsOf(content),
    });
    if (!checked.success) {
      const [issue] = checked.error.issues;
      const said = issue && complaintOfIssue(issue);
      return setComplaints(issue?.path[0] === 'name' ? { name: said } : { other: said });
    }
    setBusy(true);
    setComplaints({});
    try {
      const { data } = checked;
      onSaved(view ? await change(client, view.id, data) : await create(client, { table, ...data }));
    } catch (error) {
      setComplaints(complaintsOf(error));
      setBusy(false);
    }
  }

  return (
    <Dialog
      label={title}
      onClose={onClose}
      className="m-auto w-120 max-w-[calc(100vw-24px)] rounded-surface appear"
    >
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void save();
        }}
      >
        <div className="flex flex-col gap-4 p-5">
          <h2 className="text-lg font-semibold">{title}</h2>
          <TextField
            label={w.name}
            name="name"
            required
            max={nameLength}
            value={name}
            error={complaints.name}
            onChange={setName}
          />
          {isOfCompany ? (
            <CompanyChoice companyId={companyId} only={only} fixed={fixed} onOnly={setOnly} />
          ) : null}
          <div>
            <label className="hit flex items-center gap-2.5 text-sm font-medium">
              <input
                type="checkbox"
                checked={shared}
                aria-describedby={hintId}
                onChange={({ target }) => setShared(target.checked)}
              />
              {w.share}
            </label>
            <p id={hintId} className="mt-1 pl-6.5 text-xs text-pretty text-muted">
              {isOfCompany && (only || fixed) ? w.shareHint : w.shareHintAll}
            </p>
          </div>
          {shared && holdsAddress(content.query) ? (
            <p role="status" className="flex items-start gap-2 text-sm text-pretty text-warn">
              <TriangleAlert aria-hidden className="size-4 shrink-0" />
              {w.holdsAddress}
            </p>
          ) : null}
          {complaints.other === undefined ? null : (
            <p role="alert" className="text-sm text-bad">
              {w.notSaved(complaints.other)}
            </p>
          )}
        </div>
        <DialogFoot>
          <Button onClick={onClose}>{w.cancel}</Button>
          <Button look="primary" type="submit" aria-disabled={busy}>
            {w.saveView}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
