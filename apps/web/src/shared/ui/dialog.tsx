import { type ReactNode, useEffect, useRef } from 'react';
import { Announcer } from './announcer.tsx';

interface DialogProps {
  label: string;
  onClose: () => void;
  children: ReactNode;
  className?: string;
}

/** A native modal dialog, open as long as it is rendered. Escape and a press beside it close it; focus returns by itself. */
export function Dialog({ label, onClose, children, className = '' }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way, and the browser's own
    <dialog
      ref={dialog}
      aria-label={label}
      className={`overflow-auto shadow-float ${className}`}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      {children}
      <Announcer />
    </dialog>
  );
}
