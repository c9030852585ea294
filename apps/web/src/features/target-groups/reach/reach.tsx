import type { getTargetGroupReach, ResponseOf } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { FailureLine } from '../../../shared/ui/failure.tsx';
import { words } from '../../../shared/words/en.ts';
import { targetGroupReachQuery } from '../queries.ts';
import { words as w } from './words/en.ts';

/** How many active members of a group have a telephone number and a preferred language. */
export default function Reach({ companyId, groupId }: { companyId: string; groupId: string }) {
  const load = useQuery(targetGroupReachQuery(companyId, groupId));
  const failure = useFailure(load);
  if (failure) return <FailureLine className="mt-1 basis-full" what={w.failed} {...failure} />;
  return (
    <p className="mt-1 flex basis-full flex-wrap gap-x-4 gap-y-1 text-sm text-muted tabular-nums">
      {load.data === undefined ? words.loading : <Counts {...load.data} />}
    </p>
  );
}

function Counts({ activeUsers, withPhone, withLanguage }: ResponseOf<typeof getTargetGroupReach>) {
  if (activeUsers === null) return w.masked;
  if (activeUsers === 0) return w.none;
  return (
    <>
      <span>{words.table.chip(w.phone, w.of(withPhone, activeUsers))}</span>
      <span>{words.table.chip(w.language, w.of(withLanguage, activeUsers))}</span>
    </>
  );
}
