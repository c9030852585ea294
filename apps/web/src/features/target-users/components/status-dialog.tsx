import type { SettableStatus } from '@reseller-console/contract';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import { Button, buttonLook } from '../../../shared/ui/button.tsx';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { DialogFoot } from '../../../shared/ui/dialog-foot.tsx';
import { Link } from '../../../shared/ui/link.tsx';
import { ToldPhrase } from '../../../shared/ui/told-name.tsx';
import type { WriteFormState } from '../../../shared/write/use-write-form.ts';
import { useWriteFrame } from '../../../shared/write/use-write-frame.ts';
import { WriteNotice } from '../../../shared/write/write-notice.tsx';
import type { NamedCompany } from '../../companies/queries.ts';
import type { ChangeLimit } from '../model/change-limits.ts';
import { words as w } from '../words/en.ts';
import { fieldLabels } from './field-labels.ts';

interface StatusDialogProps {
  form: WriteFormState;
  wanted: SettableStatus;
  name: string;
  place: NamedCompany;
  ready: boolean;
  warning: string | undefined;
  /** What has to be mended first; nothing can be sent as long as there is any. */
  limits: readonly ChangeLimit[];
  editPath: string;
  onClose: () => void;
}

/** Says what will change, and in which company, before it is done; or why it is not possible and what works instead. */
export function StatusDialog(props: StatusDialogProps) {
  const { form, wanted, name, place, ready, warning, limits, editPath, onClose } = props;
  const { element, seen, wait } = useWriteFrame<HTMLDivElement>(form);
  const barred = limits.length > 0 && !form.locked;
  const title = w.statusTitle[wanted](name, toldApart(place));
  return (
    <Dialog
      label={title}
      onClose={onClose}
      className="m-auto w-120 max-w-[calc(100vw-24px)] rounded-surface appear"
    >
      <div ref={element} className="flex flex-col gap-3 p-5">
        <h2 className="text-lg font-semibold break-words">{title}</h2>
        {barred ? (
          <>
            <p>{w.statusBarred}</p>
            <ul className="list-disc pl-5 text-sm">
              {limits.map(({ field, reason }) => (
                <li key={field} className="break-words">
                  {fieldLabels[field] ?? field}: {reason}
                </li>
              ))}
            </ul>
          </>
        ) : (
          <>
            <p>{w.statusEffect[wanted]}</p>
            {warning === undefined ? null : <p className="text-warn">{warning}</p>}
            <WriteNotice form={form} seen={seen} wait={wait} />
          </>
        )}
      </div>
      <DialogFoot>
        <Button onClick={onClose}>{form.says.cancel}</Button>
        {barred ? (
          <Link to={editPath} className={buttonLook('primary')}>
            {limits.some(({ field }) => field === 'phoneNumber') ? w.editAddPhone : w.editShorten}
          </Link>
        ) : (
          <Button
            look="primary"
            className="min-w-0 max-w-full"
            aria-disabled={form.locked || wait > 0 || !ready}
            onClick={form.submit}
          >
            <span className="truncate">
              {form.state.status === 'sending' ? (
                form.says.sending
              ) : (
                <ToldPhrase say={w.statusSubmit[wanted]} {...place} />
              )}
            </span>
          </Button>
        )}
      </DialogFoot>
    </Dialog>
  );
}
