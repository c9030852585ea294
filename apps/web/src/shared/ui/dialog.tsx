import { type ReactNode, useRef } from 'react';
import { Announcer } from './announcer.tsx';

interface DialogProps {
  label: string;
  onClose: () => void;
  children: ReactNode;
  className?: string;
}

/** Closes before it leaves the page: only then the browser gives the focus back to where it was. */
function showModal(dialog: HTMLDialogElement | null) {
  dialog?.showModal();
  return () => dialog?.close();
}

/** A native modal dialog, open as long as it is rendered. Escape and a click outside close it; the browser restores the focus. */
export function Dialog({ label, onClose, children, className = '' }: DialogProps) {
  const pressedBeside = useRef(false);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way, and the browser's own
    <dialog
      ref={showModal}
      aria-label={label}
      className={`overflow-auto shadow-float ${className}`}
      onClose={onClose}
      onPointerDown={({ target, currentTarget }) => {
        pressedBeside.current = target === currentTarget;
      }}
      onClick={({ target, currentTarget }) => {
        // Selecting text by dragging may end outside the dialog: that is not a click there.
        if (target === currentTarget && pressedBeside.current) onClose();
      }}
    >
      {children}
      <Announcer />
    </dialog>
  );
}
