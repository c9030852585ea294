import { Minus, Plus } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { byName, type CompanyNames } from '../model/company-names.ts';
import type { Difference } from '../model/members.ts';
import { words as w } from '../words/en.ts';
import { NameList } from './name-list.tsx';

interface DifferenceListsProps {
  difference: Difference;
  companyNames: CompanyNames;
  /** Takes one company out of the changes; absent where they are only to be read. */
  onUndo?: (id: string) => void;
  /** Rows of each list that are in sight at once, at most. */
  rows: number;
}

function List(props: DifferenceListsProps & { ids: readonly string[]; title: string; icon: ReactNode }) {
  const { ids, title, icon, companyNames, onUndo, rows, difference } = props;
  const sorted = useMemo(() => byName(ids, companyNames), [ids, companyNames]);
  if (ids.length === 0) return null;
  const label = ids === difference.added ? w.undoAdd : w.undoRemove;
  return (
    <section className="flex flex-col gap-1">
      <h3 className="flex items-center gap-2 text-sm font-medium">
        {icon}
        {title}
      </h3>
      <NameList
        label={title}
        ids={sorted}
        companyNames={companyNames}
        undo={onUndo ? { label, onUndo } : undefined}
        rows={rows}
      />
    </section>
  );
}

/** Who comes and who goes, by name, in two lists. */
export function DifferenceLists(props: DifferenceListsProps) {
  const { added, removed } = props.difference;
  return (
    <div className="flex flex-col gap-4">
      <List
        {...props}
        ids={added}
        title={w.addedTitle(added.length)}
        icon={<Plus aria-hidden className="size-4 text-good" />}
      />
      <List
        {...props}
        ids={removed}
        title={w.removedTitle(removed.length)}
        icon={<Minus aria-hidden className="size-4 text-bad" />}
      />
    </div>
  );
}
