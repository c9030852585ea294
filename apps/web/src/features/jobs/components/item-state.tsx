import type { JobItemState } from '@reseller-console/contract';
import {
  Check,
  CircleDashed,
  CircleHelp,
  CircleMinus,
  Equal,
  Loader,
  type LucideIcon,
  X,
} from 'lucide-react';
import { words as w } from '../words/en.ts';

const looks: Readonly<Record<JobItemState, readonly [LucideIcon, string]>> = {
  waiting: [CircleDashed, 'text-muted'],
  running: [Loader, 'text-accent'],
  done: [Check, 'text-good'],
  already: [Equal, 'text-muted'],
  refused: [X, 'text-bad'],
  unknown: [CircleHelp, 'text-warn'],
  skipped: [CircleMinus, 'text-muted'],
  notStarted: [CircleDashed, 'text-muted'],
};

/** The state of an item as a shape, a word and a colour. */
export function ItemState({ state }: { state: JobItemState }) {
  const [Icon, colour] = looks[state];
  return (
    <span className="inline-flex items-center gap-1.5 align-bottom">
      <Icon aria-hidden className={`size-4 shrink-0 ${colour}`} />
      {w.itemStates[state]}
    </span>
  );
}
