import type { ComponentProps } from 'react';
import { handsFocusOn } from '../lib/focus.ts';
import { Button } from '../ui/button.tsx';
import { words } from '../words/en.ts';

/** Takes search and filters back, and with them itself away. */
export function ClearFilters(props: Pick<ComponentProps<typeof Button>, 'look' | 'onClick'>) {
  return (
    <Button ref={handsFocusOn} {...props}>
      {words.table.clear}
    </Button>
  );
}
