import type { TargetGroupUserQuery, TargetUser } from '@reseller-console/contract';
import type { CopySource } from '../../../shared/select/copy-selected.ts';
import { maxRead, useSelectEvery } from '../../../shared/select/select-every.ts';
import type { Selection } from '../../../shared/select/selection.ts';
import { PeopleBar } from './people-bar.tsx';

interface MembersBarProps {
  companyId: string;
  /** The group whose members they are; undefined where its members cannot be changed. */
  group: { readonly id: string; readonly name: string } | undefined;
  selection: Selection<TargetUser, TargetGroupUserQuery>;
  query: TargetGroupUserQuery;
  copy: CopySource<TargetUser, TargetGroupUserQuery>;
}

/** The bar of a group's members. A plan cannot take a search for members: all of them are read before they are selected. */
export default function MembersBar(props: MembersBarProps) {
  const { selection, copy } = props;
  const choose = () => {
    const selected = selection.get();
    const ids = selected.by === 'rows' ? [...selected.rows.keys()] : [];
    return { items: ids.map((id) => ({ id })) };
  };
  const selectMatching = useSelectEvery(selection, copy, maxRead);
  return <PeopleBar {...props} choose={choose} onSelectMatching={selectMatching} />;
}
