import type { MemberLists } from '@reseller-console/contract';
import { Check, Minus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { formatNumber } from '../../../shared/lib/format.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { byName } from '../model/company-names.ts';
import { membershipDiffs } from '../model/members.ts';
import { words } from '../words/en.ts';
import { CompanyName } from './company-name.tsx';
import { useCompanyNames } from './use-company-names.ts';

const w = words.membership;
const atFirst = 50;

function Mark({ member }: { member: boolean }) {
  const Icon = member ? Check : Minus;
  return (
    <td className="px-2 py-1 text-center">
      <Icon aria-hidden className={`inline size-4 ${member ? 'text-good' : 'text-muted'}`} />
      <span className="sr-only">{member ? w.inGroup : w.notInGroup}</span>
    </td>
  );
}

interface StandingTableProps {
  lists: MemberLists;
  /** The heading of the first list: what the person saw, or what was there before. */
  first: string;
}

/** The three lists side by side, for every company on which they do not agree. */
export function MembershipTable({ lists, first }: StandingTableProps) {
  const [all, setAll] = useState(false);
  const diffs = useMemo(() => new Map(membershipDiffs(lists).map((diff) => [diff.id, diff])), [lists]);
  const ids = useMemo(() => [...diffs.keys()], [diffs]);
  const companyNames = useCompanyNames(ids);
  const sorted = useMemo(() => byName(ids, companyNames), [ids, companyNames]);
  const columns = [
    [first, lists.seen],
    [w.actual, lists.actual],
    [w.wanted, lists.wanted],
  ] as const;
  if (ids.length === 0) return null;
  const shown = all ? sorted : sorted.slice(0, atFirst);
  return (
    <div className="flex w-full max-w-180 flex-col items-start gap-1.5">
      <section
        aria-label={w.company}
        tabIndex={shown.length > 6 ? 0 : undefined}
        className="max-h-72 w-full overflow-auto rounded-control border border-line bg-surface"
      >
        <table className="w-full border-collapse text-left text-sm">
          <thead className="text-xs text-muted">
            <tr className="border-b border-line">
              <th scope="col" className="px-3 py-1.5 font-medium">
                {w.company}
              </th>
              {columns.map(([name, list]) => (
                <th key={name} scope="col" className="px-2 py-1.5 text-center font-medium sm:min-w-22">
                  {name} <span className="block font-normal">{formatNumber(list.length)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((id) => {
              const diff = diffs.get(id);
              return diff === undefined ? null : (
                <tr key={id} className="border-b border-line last:border-0">
                  <th scope="row" className="max-w-0 w-full px-3 py-1 font-normal">
                    <span className="flex min-w-0 items-center gap-2">
                      <CompanyName id={id} companyNames={companyNames} />
                    </span>
                  </th>
                  <Mark member={diff.seen} />
                  <Mark member={diff.actual} />
                  <Mark member={diff.wanted} />
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {sorted.length > shown.length ? (
        <Button look="quiet" onClick={() => setAll(true)}>
          {w.more(sorted.length - shown.length)}
        </Button>
      ) : null}
    </div>
  );
}
