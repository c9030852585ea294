import { X } from 'lucide-react';
import { usePreferences } from '../../features/preferences/queries.ts';
import { modKey } from '../../shared/lib/shortcuts.ts';
import { IconButton } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { words as shell } from './words/en.ts';

/** The list of keys. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { singleKeyShortcuts } = usePreferences();
  const keys: readonly (readonly [string, readonly string[]])[] = [
    [shell.shortcuts.switcher, [modKey, 'K']],
    [shell.shortcuts.newTab, [modKey, shell.shortcuts.enter]],
    [shell.shortcuts.search, ['/']],
    [shell.shortcuts.create, ['n']],
    [shell.shortcuts.export, ['e']],
    [shell.shortcuts.next, ['j']],
    [shell.shortcuts.previous, ['k']],
    [shell.shortcuts.selectRange, ['Shift', shell.shortcuts.space]],
    [shell.shortcuts.selectNext, ['Shift', '↓']],
    [shell.shortcuts.selectPrevious, ['Shift', '↑']],
    [shell.shortcuts.help, ['?']],
  ];
  return (
    <Dialog
      label={shell.shortcuts.title}
      onClose={onClose}
      className="m-auto w-90 max-w-[calc(100vw-32px)] rounded-surface appear"
    >
      <div className="flex items-center justify-between border-b border-line py-2 pr-2 pl-4">
        <h2 className="text-base font-semibold">{shell.shortcuts.title}</h2>
        <IconButton label={shell.shortcuts.close} onClick={onClose}>
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
        <p className="border-t border-line px-4 py-3 text-sm text-muted">{shell.shortcuts.off}</p>
      )}
    </Dialog>
  );
}
