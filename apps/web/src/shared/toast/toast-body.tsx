import { CircleCheck, CircleHelp, Loader, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Name } from '../lib/namesakes.ts';
import { IconButton } from '../ui/button.tsx';
import { tileProps } from '../ui/tile.tsx';
import { ToldName } from '../ui/told-name.tsx';
import { words } from '../words/en.ts';

/** The company that a toast is about, if any. */
export interface ToastPlace extends Name {
  readonly id: string;
}

const icons = {
  busy: <Loader aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />,
  good: <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />,
  warn: <CircleHelp aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />,
  bad: <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />,
} as const;

interface ToastBodyProps {
  look: keyof typeof icons;
  title: string;
  place?: ToastPlace | undefined;
  children?: ReactNode;
  actions?: ReactNode;
  /** Absent: it cannot be dismissed yet. */
  onDismiss?: (() => void) | undefined;
}

/** The one look of every toast: what happened, where, and what can be done about it. */
export function ToastBody({ look, title, place, children, actions, onDismiss }: ToastBodyProps) {
  return (
    <div className={`flex gap-2.5 py-3 pl-3.5 text-sm ${onDismiss ? 'pr-2' : 'pr-3.5'}`}>
      {icons[look]}
      <div className="flex min-w-0 flex-1 flex-col gap-1 [&>span]:justify-start">
        <p className="font-medium break-words">{title}</p>
        {place ? (
          <p
            className="tile flex min-w-0 items-center gap-2 text-xs text-muted"
            {...tileProps(place.id, place.name)}
          >
            <ToldName name={place.name} apart={place.apart} byId />
          </p>
        ) : null}
        {children}
        {actions ? <div className="mt-1 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
      {onDismiss ? (
        <IconButton label={words.dismiss} aria-keyshortcuts="Escape" className="-mt-1.5" onClick={onDismiss}>
          <X aria-hidden className="size-4" />
        </IconButton>
      ) : null}
    </div>
  );
}
