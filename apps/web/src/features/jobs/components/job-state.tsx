import type { Job } from '@reseller-console/contract';
import {
  Check,
  CircleDashed,
  CirclePause,
  CircleSlash2,
  CircleStop,
  Contrast,
  Hourglass,
  Loader,
  type LucideIcon,
  Undo2,
  X,
} from 'lucide-react';
import { words as w } from '../words/en.ts';

const looks: Readonly<Record<Job['state'], readonly [LucideIcon, string]>> = {
  planning: [Loader, 'text-accent'],
  planned: [CircleDashed, 'text-muted'],
  holding: [Hourglass, 'text-warn'],
  running: [Loader, 'text-accent'],
  paused: [CirclePause, 'text-warn'],
  done: [Check, 'text-good'],
  failed: [X, 'text-bad'],
  undone: [Undo2, 'text-muted'],
  cancelled: [CircleSlash2, 'text-muted'],
  stopped: [CircleStop, 'text-bad'],
};

/** A state as a shape, a word and a colour. What is done in part is not green. */
export function JobState({ job: { state, cancelling, counts } }: { job: Job }) {
  const isPartly = state === 'done' && counts.refused + counts.unknown > 0;
  const [Icon, colour] = isPartly ? [Contrast, 'text-warn'] : looks[state];
  return (
    <span className="inline-flex items-center gap-1.5 align-bottom">
      <Icon aria-hidden className={`size-4 shrink-0 ${colour}`} />
      {cancelling ? w.cancelling : isPartly ? w.partly : w.states[state]}
    </span>
  );
}
