import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { isComposing } from '../lib/shortcuts.ts';
import { IconButton } from './button.tsx';
import './side-panel.css';
import { words as writeWords } from '../write/words/en.ts';

interface SidePanelProps {
  title: ReactNode;
  /** In the header, before the button that closes it. */
  actions?: ReactNode;
  onClose: () => void;
  /** Keys that are pressed anywhere in the panel. */
  onKey?: (event: KeyboardEvent) => void;
  children: ReactNode;
}

/**
 * A panel at the right of a page, with an address of its own. It does not cover the page but is next to it if there is
 * room, and takes its place where there is none; the frame around both is `panel-page`. Escape closes it.
 */
export function SidePanel({ title, actions, onClose, onKey, children }: SidePanelProps) {
  const id = useId();
  const panel = useRef<HTMLDialogElement>(null);

  // Read before what is inside can take the focus.
  const [opener] = useState(() => document.activeElement);

  useEffect(() => {
    const first = panel.current?.querySelector<HTMLElement>('input, select, textarea');
    (first ?? panel.current)?.focus();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [opener]);

  return (
    <dialog
      ref={panel}
      open
      tabIndex={-1}
      aria-labelledby={id}
      className="side-panel"
      onKeyDown={(event) => {
        onKey?.(event);
        if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event.nativeEvent)) return;
        const inner = event.target instanceof Element ? event.target.closest('dialog, [popover]') : null;
        if (inner !== panel.current) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className="flex h-13 shrink-0 items-center justify-between gap-2 border-b border-line pr-2 pl-4 sm:pl-6">
        <h2 id={id} dir="auto" className="mr-auto min-w-0 truncate text-lg font-semibold">
          {title}
        </h2>
        {actions}
        <IconButton label={writeWords.close} onClick={onClose}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </header>
      {children}
    </dialog>
  );
}
