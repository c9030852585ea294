import type { TargetGroup } from '@reseller-console/contract';
import { words } from '../../../shared/words/words.ts';

/** Who keeps a group's members, as a word; those that a system keeps stand out. */
export function KindBadge({ kind }: Pick<TargetGroup, 'kind'>) {
  const w = words.targetGroups;
  const look = kind === 'manual' ? 'border-transparent text-muted -ml-2' : 'border-line bg-hover';
  return (
    <span
      title={w.kindHints[kind]}
      className={`inline-block rounded-full border px-2 text-xs leading-5 font-medium ${look}`}
    >
      {w.kinds[kind]}
    </span>
  );
}
