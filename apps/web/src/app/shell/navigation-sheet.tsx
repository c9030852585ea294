import { X } from 'lucide-react';
import { IconButton } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { words } from '../../shared/words/en.ts';
import { words as app } from '../words/en.ts';
import { Navigation } from './navigation.tsx';

/** The navigation of a phone: a sheet from the left. */
export default function NavigationSheet({
  companyId,
  onClose,
}: {
  companyId: string | undefined;
  onClose: () => void;
}) {
  return (
    <Dialog label={app.navigation} onClose={onClose} className="sheet slide-in">
      <div className="flex h-13 items-center justify-between pr-2 pl-4 font-semibold">
        {words.product}
        <IconButton label={app.closeNavigation} onClick={onClose}>
          <X aria-hidden className="size-5" />
        </IconButton>
      </div>
      <Navigation companyId={companyId} className="px-3" onGo={onClose} />
    </Dialog>
  );
}
