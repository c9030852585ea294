import type { ReactNode } from 'react';
import { words as w } from '../words/en.ts';

/** Facts by their labels. */
export function Facts({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-[minmax(112px,auto)_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
      {children}
    </dl>
  );
}

/** One of them; `none` is said where there is nothing. */
export function Fact({
  label,
  children,
  none = w.notSet,
}: {
  label: string;
  children: ReactNode;
  none?: string;
}) {
  const empty = children === null || children === undefined || children === '';
  return (
    <>
      <dt className="text-muted break-words">{label}</dt>
      <dd className="min-w-0 break-words" dir="auto">
        {empty ? <span className="text-muted">{none}</span> : children}
      </dd>
    </>
  );
}
