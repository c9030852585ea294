import { Columns3 } from 'lucide-react';
import { lazy } from 'react';
import { Button } from '../ui/button.tsx';
import { Popover } from '../ui/popover.tsx';
import { words } from '../words/en.ts';
import type { ViewMenuProps } from './view-panel.tsx';

const ViewPanel = lazy(() => import('./view-panel.tsx'));

/** Which columns are shown and how high the rows are. */
export function ViewMenu(props: ViewMenuProps) {
  return (
    <Popover
      label={words.table.columns}
      align="end"
      trigger={(pressed) => (
        <Button title={words.table.columns} {...pressed}>
          <Columns3 aria-hidden className="size-4 text-muted" />
          <span className="tool-text">{words.table.columns}</span>
        </Button>
      )}
    >
      {() => <ViewPanel {...props} />}
    </Popover>
  );
}
