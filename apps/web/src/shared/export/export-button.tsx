import { Download } from 'lucide-react';
import { lazy, useRef } from 'react';
import { useShortcut } from '../lib/shortcuts.ts';
import { Button } from '../ui/button.tsx';
import { Popover } from '../ui/popover.tsx';
import { words } from '../words/en.ts';
import type { ExportedList } from './export-menu.tsx';

const ExportMenu = lazy(() => import('./export-menu.tsx'));

/** Opens the choice of what to take away; `e` does too. */
export function ExportButton(exported: ExportedList) {
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
      {(close) => <ExportMenu exported={exported} onClose={close} />}
    </Popover>
  );
}
