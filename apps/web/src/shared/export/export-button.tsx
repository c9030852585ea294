import type { ExportFormat, ExportScope, Operation } from '@reseller-console/contract';
import { Download } from 'lucide-react';
import { lazy, useRef } from 'react';
import { useShortcut } from '../lib/shortcuts.ts';
import type { ToastPlace } from '../toast/toast-body.tsx';
import { Button } from '../ui/button.tsx';
import { Popover } from '../ui/popover.tsx';
import { words } from '../words/words.ts';

const ExportMenu = lazy(() => import('./export-menu.tsx'));

/** A list that can be taken away as a file. */
export interface ExportedList {
  /** What the list is called, as its page is. */
  readonly name: string;
  /** The company that the list belongs to, where it belongs to one. */
  readonly place?: ToastPlace | undefined;
  readonly operation: Operation;
  readonly params?: Readonly<Record<string, string>>;
  /** What the list on screen shows: its search, filters, sort and page. */
  readonly query: object;
  /** Rows that match and rows on screen, once they are known. */
  readonly total: number | undefined;
  readonly shown: number | undefined;
  /** The formats that this person can have it in; absent: every one. */
  readonly formats?: readonly ExportFormat[] | undefined;
  /** What it can cover; absent: every matching row, or this page of them. */
  readonly scopes?: readonly ExportScope[] | undefined;
  /** What the person should know of the file beforehand. */
  readonly hint?: string | undefined;
}

/** Opens the choice of what to take away; `e` does too. */
export function ExportButton(list: ExportedList) {
  const button = useRef<HTMLButtonElement>(null);
  useShortcut('e', () => button.current?.click());
  return (
    <Popover
      label={words.table.export}
      align="end"
      trigger={(props) => (
        <Button ref={button} title={words.table.export} aria-keyshortcuts="e" {...props}>
          <Download aria-hidden className="size-4 text-muted" />
          <span className="tool-text">{words.table.export}</span>
        </Button>
      )}
    >
      {(close) => <ExportMenu list={list} onClose={close} />}
    </Popover>
  );
}
