import {
  type CompanyGroup,
  type CompanyGroupQuery,
  exportCompanyGroups,
  exportSelectedCompanyGroups,
  maxJobItems,
} from '@reseller-console/contract';
import { useStore } from '../../../shared/lib/store.ts';
import type { CopySource } from '../../../shared/select/copy-selected.ts';
import { exportSelected } from '../../../shared/select/export-selected.ts';
import { useSelectEvery } from '../../../shared/select/select-every.ts';
import { countOf, type Selection } from '../../../shared/select/selection.ts';
import { SelectionBar } from '../../../shared/select/selection-bar.tsx';
import { openPlan } from '../../jobs/open-plan.ts';
import { useCsvSeparator } from '../../preferences/queries.ts';
import { useMay } from '../../session/queries.ts';
import { words as groups } from '../words/en.ts';
import { words as w } from './words/en.ts';

interface CompanyGroupsBarProps {
  selection: Selection<CompanyGroup, CompanyGroupQuery>;
  query: CompanyGroupQuery;
  copy: CopySource<CompanyGroup, CompanyGroupQuery>;
}

/** What can be done with selected company groups. */
export default function CompanyGroupsBar({ selection, query, copy }: CompanyGroupsBarProps) {
  const [separator] = useCsvSeparator();
  const mayChange = useMay('operator');
  const selected = useStore(selection);
  const ids = selected.by === 'rows' ? [...selected.rows.keys()] : [];
  const selectMatching = useSelectEvery(selection, copy, maxJobItems);
  return (
    <SelectionBar
      selection={selection}
      onSelectMatching={selectMatching}
      copy={copy}
      actions={
        mayChange
          ? [
              {
                label: w.delete,
                hint: w.deleteHint,
                isDanger: true,
                onPress: (back) =>
                  openPlan({
                    kind: 'delete-company-groups',
                    input: { items: ids.map((id) => ({ id })) },
                    title: w.deleteTitle(countOf(selected)),
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
          operation: exportSelectedCompanyGroups,
          whole: exportCompanyGroups,
          selected: selection.get(),
          query,
          separator,
        })
      }
    />
  );
}
