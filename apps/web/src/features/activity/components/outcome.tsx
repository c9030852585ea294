import {
  Ban,
  Check,
  CircleDashed,
  CircleMinus,
  CircleSlash2,
  Contrast,
  type LucideIcon,
  Scissors,
  TriangleAlert,
  X,
} from 'lucide-react';
import { outcomeName } from '../model/names.ts';

const good = 'text-good';
const bad = 'text-bad';
const warn = 'text-warn';
const muted = 'text-muted';

const looks: Readonly<Record<string, readonly [LucideIcon, string]>> = {
  intended: [CircleDashed, muted],
  created: [Check, good],
  changed: [Check, good],
  done: [Check, good],
  partial: [Contrast, warn],
  unknown: [TriangleAlert, warn],
  cut: [Scissors, warn],
  misplaced: [TriangleAlert, bad],
  refused: [X, bad],
  failed: [X, bad],
  denied: [Ban, bad],
  not_sent: [CircleMinus, muted],
  cancelled: [CircleSlash2, muted],
};

/** An outcome as a shape, a word and a colour. */
export function Outcome({ outcome }: { outcome: string }) {
  const [Icon, colour] = looks[outcome] ?? [CircleDashed, muted];
  return (
    <span className="inline-flex items-center gap-1.5 align-bottom">
      <Icon aria-hidden className={`size-4 shrink-0 ${colour}`} />
      {outcomeName(outcome)}
    </span>
  );
}
