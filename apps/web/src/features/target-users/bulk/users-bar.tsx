import {
  exportSelectedTargetUsers,
  exportTargetUsers,
  type TargetUser,
  type TargetUserQuery,
} from '@reseller-console/contract';
import { exportSelected } from '../../../shared/select/export-selected.ts';
import type { Selection } from '../../../shared/select/selection.ts';
import { useConfirmedCompany } from '../../companies/queries.ts';
import { useCsvSeparator } from '../../preferences/queries.ts';
import { words as users } from '../words/en.ts';
import { PeopleBar } from './people-bar.tsx';
import { peopleOf } from './people-choice.ts';

interface UsersBarProps {
  companyId: string;
  selection: Selection<TargetUser, TargetUserQuery>;
  /** How many the list matches; undefined while that is not known. */
  total: number | undefined;
  query: TargetUserQuery;
}

/** The bar of the list of target users: all that match can be selected without reading them. */
export default function UsersBar({ companyId, selection, total, query }: UsersBarProps) {
  const { company } = useConfirmedCompany(companyId);
  const [separator] = useCsvSeparator();
  return (
    <PeopleBar
      companyId={companyId}
      selection={selection}
      total={total}
      choose={() => peopleOf(selection.get())}
      onSelectMatching={async () => selection.selectMatching()}
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
