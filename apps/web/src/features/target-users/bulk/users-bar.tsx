import type { TargetUser, TargetUserQuery } from '@reseller-console/contract';
import type { CopySource } from '../../../shared/select/copy-selected.ts';
import type { Selection } from '../../../shared/select/selection.ts';
import { PeopleBar } from './people-bar.tsx';
import { peopleOf } from './people-choice.ts';

interface UsersBarProps {
  companyId: string;
  selection: Selection<TargetUser, TargetUserQuery>;
  /** How many the list matches; undefined while that is not known. */
  total: number | undefined;
  query: TargetUserQuery;
  copy: CopySource<TargetUser, TargetUserQuery>;
}

/** The bar of the list of target users: all that match can be selected without reading them. */
export default function UsersBar(props: UsersBarProps) {
  const { selection } = props;
  return (
    <PeopleBar
      {...props}
      choose={() => peopleOf(selection.get())}
      onSelectMatching={async () => selection.selectMatching()}
    />
  );
}
