import {
  exportSelectedTargetUsers,
  exportTargetUsers,
  type Page,
  type TargetGroupUserQuery,
  type TargetUser,
} from '@reseller-console/contract';
import { exportSelected } from '../../../shared/select/export-selected.ts';
import { selectEvery } from '../../../shared/select/select-every.ts';
import type { Selection } from '../../../shared/select/selection.ts';
import { useConfirmedCompany } from '../../companies/queries.ts';
import { useCsvSeparator } from '../../preferences/queries.ts';
import { words as users } from '../words/en.ts';
import { PeopleBar } from './people-bar.tsx';

/** Members that are read to select all of them: ten pages. */
const maxRead = 1_000;

interface MembersBarProps {
  companyId: string;
  /** The group whose members they are; undefined where its members cannot be changed. */
  group: { readonly id: string; readonly name: string } | undefined;
  selection: Selection<TargetUser, TargetGroupUserQuery>;
  total: number | undefined;
  query: TargetGroupUserQuery;
  /** Reads a page of 100 of the members that match. */
  readPage: (page: number) => Promise<Page<TargetUser>>;
}

/** The bar of a group's members. Plans know no search for members, so that all of them are read before they are selected. */
export default function MembersBar(props: MembersBarProps) {
  const { companyId, group, selection, total, query, readPage } = props;
  const { company } = useConfirmedCompany(companyId);
  const [separator] = useCsvSeparator();
  const choose = () => {
    const selected = selection.get();
    const ids = selected.by === 'rows' ? [...selected.rows.keys()] : [];
    return { items: ids.map((id) => ({ id })) };
  };
  return (
    <PeopleBar
      companyId={companyId}
      selection={selection}
      total={total}
      choose={choose}
      onSelectMatching={
        total !== undefined && total <= maxRead ? () => selectEvery(selection, readPage) : undefined
      }
      group={group}
      onExport={() =>
        exportSelected({
          name: users.title,
          place: company,
          operation: exportSelectedTargetUsers,
          whole: exportTargetUsers,
          params: { companyId },
          selected: selection.get(),
          query,
          separator,
        })
      }
    />
  );
}
