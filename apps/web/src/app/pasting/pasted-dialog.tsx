import { readAddresses } from '../../shared/lib/pasted-addresses.ts';
import { linesOf } from '../../shared/lib/pasted-lines.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { DialogFoot } from '../../shared/ui/dialog-foot.tsx';
import type { Pasted } from './pasted.ts';
import { PastedAddresses } from './pasted-addresses.tsx';
import { PastedCompanies } from './pasted-companies.tsx';
import { words as w } from './words/en.ts';

interface PastedDialogProps extends Pasted {
  /** The company on screen. */
  companyId: string | undefined;
  onClose: () => void;
}

/** Opens after a list was pasted into a search: finds its people or companies, and names the entries that it does not find. */
export function PastedDialog({ text, lookUp = false, companyId, onClose }: PastedDialogProps) {
  const { addresses } = readAddresses(text);
  const title = addresses.length > 0 ? w.addresses(addresses.length) : w.lines(linesOf(text).length);
  return (
    <Dialog
      label={title}
      onClose={onClose}
      className="m-auto flex max-h-[calc(100dvh-32px)] w-140 max-w-[calc(100vw-24px)] flex-col rounded-surface appear"
    >
      {addresses.length > 0 ? (
        <PastedAddresses title={title} text={text} lookUp={lookUp} companyId={companyId} onClose={onClose} />
      ) : (
        <>
          <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-5">
            <h2 className="text-lg font-semibold">{title}</h2>
            {companyId === undefined ? (
              <PastedCompanies text={text} onOpen={onClose} />
            ) : (
              <p className="text-sm">{w.oneName}</p>
            )}
          </div>
          <DialogFoot>
            <Button onClick={onClose}>{w.close}</Button>
          </DialogFoot>
        </>
      )}
    </Dialog>
  );
}
