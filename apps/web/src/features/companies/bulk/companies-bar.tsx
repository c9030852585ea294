import { type Company, type CompanyQuery, maxCompaniesNamed } from '@reseller-console/contract';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useStore } from '../../../shared/lib/store.ts';
import type { CopySource } from '../../../shared/select/copy-selected.ts';
import { maxRead, useSelectEvery } from '../../../shared/select/select-every.ts';
import { countOf, type Selection } from '../../../shared/select/selection.ts';
import { SelectionBar } from '../../../shared/select/selection-bar.tsx';
import type { Action } from '../../../shared/ui/action-list.tsx';
import { useIsLimited, useMay } from '../../session/queries.ts';
import { AddToGroup } from './add-to-group.tsx';
import { words as w } from './words/en.ts';

interface CompaniesBarProps {
  selection: Selection<Company, CompanyQuery>;
  copy: CopySource<Company, CompanyQuery>;
}

/** What can be done with selected companies. Each leads to a page that shows them before anything is done. */
export function CompaniesBar({ selection, copy }: CompaniesBarProps) {
  const navigate = useNavigate();
  const selected = useStore(selection);
  const [adding, setAdding] = useState(false);
  const mayChange = useMay('operator');
  const isLimited = useIsLimited();
  const ids = selected.by === 'rows' ? [...selected.rows.keys()] : [];
  const count = countOf(selected);
  const tooMany = count > maxCompaniesNamed;
  const named = ids.join(',');
  const actions: Action[] = [
    { label: w.exportFrom, hint: w.exportHint, onPress: () => void navigate(`/exports?companies=${named}`) },
  ];
  if (mayChange) {
    actions.push({
      label: w.createIn,
      hint: w.createHint,
      onPress: () => void navigate(`/create/target-group?companies=${named}`),
    });
  }
  if (mayChange && !isLimited) {
    actions.push({ label: w.addToGroup, hint: w.addHint, onPress: () => setAdding(true) });
  }
  const selectMatching = useSelectEvery(selection, copy, maxRead);
  return (
    <>
      <SelectionBar
        selection={selection}
        onSelectMatching={selectMatching}
        actions={tooMany ? [] : actions}
        hint={tooMany ? w.tooMany(maxCompaniesNamed) : undefined}
        copy={copy}
      />
      {adding ? (
        <AddToGroup
          count={count}
          onClose={() => setAdding(false)}
          onChosen={(groupId) => void navigate(`/company-groups/${groupId}/members/edit?add=${named}`)}
        />
      ) : null}
    </>
  );
}
