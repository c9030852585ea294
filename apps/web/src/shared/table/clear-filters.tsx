import { handsFocusOn } from '../lib/focus.ts';
import { Button } from '../ui/button.tsx';
import { words } from '../words/en.ts';

/**
 * Takes search and filters back, and with them itself away. It is in the toolbar, whatever the list shows: if it moved when an answer
 * arrives, a press at that moment would be lost, and the focus too.
 */
export function ClearFilters({ onClick }: { onClick: () => void }) {
  return (
    <Button ref={handsFocusOn} look="quiet" onClick={onClick}>
      {words.table.clear}
    </Button>
  );
}
