import { X } from 'lucide-react';
import { usePreferences } from '../../features/preferences/queries.ts';
import { modKey } from '../../shared/lib/shortcuts.ts';
import { IconButton } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { paletteWords } from '../../shared/words/palette.ts';
import { shortcutWords as w } from '../../shared/words/shortcuts.ts';

/** The list of keys. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { singleKeyShortcuts } = usePreferences();
  const keys: readonly (readonly [string, readonly string[]])[] = [
    [w.switcher, [modKey, 'K']],
    [w.newTab, [modKey, paletteWords.enter]],
    [w.search, ['/']],
    [w.create, ['n']],
    [w.export, ['e']],
    [w.next, ['j']],
    [w.previous, ['k']],
    [w.help, ['?']],
  ];
  return (
    <Dialog
      label={w.title}
      onClose={onClose}
      className="m-auto w-90 max-w-[calc(100vw-32px)] rounded-surface appear"
    >
      <div className="flex items-center justify-between border-b border-line py-2 pr-2 pl-4">
        <h2 className="text-base font-semibold">{w.title}</h2>
        <IconButton label={w.close} onClick={onClose}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </div>
      <dl className="flex flex-col gap-1 p-4">
        {keys.map(([name, parts]) => (
          <div key={name} className="flex h-8 items-center justify-between text-sm">
            <dt>{name}</dt>
            <dd className="flex gap-1">
              {parts.map((part) => (
                <kbd key={part} className="kbd">
                  {part}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {singleKeyShortcuts ? null : (
        <p className="border-t border-line px-4 py-3 text-sm text-muted">{w.off}</p>
      )}
    </Dialog>
  );
}
