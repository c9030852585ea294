import {
  exportSelectedTargetGroups,
  exportTargetGroups,
  maxJobItems,
  type TargetGroup,
  type TargetGroupQuery,
} from '@reseller-console/contract';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import { useStore } from '../../../shared/lib/store.ts';
import type { CopySource } from '../../../shared/select/copy-selected.ts';
import { exportSelected } from '../../../shared/select/export-selected.ts';
import { useSelectEvery } from '../../../shared/select/select-every.ts';
import { countOf, type Selection } from '../../../shared/select/selection.ts';
import { SelectionBar } from '../../../shared/select/selection-bar.tsx';
import { useConfirmedCompany } from '../../companies/queries.ts';
import { openPlan } from '../../jobs/open-plan.ts';
import { useCsvSeparator } from '../../preferences/queries.ts';
import { useMay } from '../../session/queries.ts';
import { words as groups } from '../words/en.ts';
import { words as w } from './words/en.ts';

interface GroupsBarProps {
  companyId: string;
  selection: Selection<TargetGroup, TargetGroupQuery>;
  query: TargetGroupQuery;
  copy: CopySource<TargetGroup, TargetGroupQuery>;
}

/** What can be done with selected target groups. */
export default function GroupsBar({ companyId, selection, query, copy }: GroupsBarProps) {
  const { company } = useConfirmedCompany(companyId);
  const [separator] = useCsvSeparator();
  const mayChange = useMay('operator');
  const selected = useStore(selection);
  const rows = selected.by === 'rows' ? [...selected.rows.values()] : [];
  const kept = rows.filter((group) => group.protected).length;
  const selectMatching = useSelectEvery(selection, copy, maxJobItems);
  return (
    <SelectionBar
      selection={selection}
      place={company}
      onSelectMatching={selectMatching}
      copy={copy}
      hint={mayChange && kept > 0 ? w.kept(kept) : undefined}
      actions={
        mayChange
          ? [
              {
                label: w.delete,
                hint: w.deleteHint,
                isDanger: true,
                onPress: (back) =>
                  openPlan({
                    kind: 'delete-target-groups',
                    input: { items: rows.map(({ id }) => ({ id })) },
                    title: w.deleteTitle(countOf(selected)),
                    companyId,
                    companyName: toldApart(company),
                    focusBack: back,
                    onStarted: selection.clear,
                  }),
              },
            ]
          : []
      }
      onExport={() =>
        exportSelected({
          name: groups.title,
          place: company,
          operation: exportSelectedTargetGroups,
          whole: exportTargetGroups,
          params: { companyId },
          selected: selection.get(),
          query,
          separator,
        })
      }
    />
  );
}
