import type { TargetGroup } from '@reseller-console/contract';
import { words as w } from '../words/en.ts';

/** Who keeps a group's members, as a word; those that a system keeps stand out. */
export function KindBadge({ kind }: Pick<TargetGroup, 'kind'>) {
  const look =
    kind === 'manual'
      ? 'text-muted'
      : '-ml-2 rounded-full border border-line bg-hover px-2 font-medium max-sm:ml-0';
  return (
    <span title={w.kindHints[kind]} className={`inline-block text-xs leading-5 ${look}`}>
      {w.kinds[kind]}
    </span>
  );
}
