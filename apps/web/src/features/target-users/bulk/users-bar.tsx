import type { TargetUser, TargetUserQuery } from '@reseller-console/contract';
import type { CopySource } from '../../../shared/select/copy-selected.ts';
import { maxRead, selectEvery } from '../../../shared/select/select-every.ts';
import { countOf, type Selection } from '../../../shared/select/selection.ts';
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

/**
 * The bar of the list of target users. All that match can be selected without reading them, but a plan takes a search or people, never both:
 * where people of another search are selected too, those that match are read, unless they are too many.
 */
export default function UsersBar(props: UsersBarProps) {
  const { selection, total = 0, copy } = props;
  const replaces = total > maxRead;
  async function selectMatching() {
    const selected = selection.get();
    const hasOthers = countOf(selected) > selection.countWithin(copy.query);
    if (hasOthers && !replaces) await selectEvery(selection, copy);
    else selection.selectMatching();
  }
  return (
    <PeopleBar
      {...props}
      choose={() => peopleOf(selection.get())}
      onSelectMatching={selectMatching}
      replaces={replaces}
    />
  );
}
