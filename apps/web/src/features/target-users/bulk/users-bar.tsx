import type { TargetUser, TargetUserQuery } from '@reseller-console/contract';
import type { CopySource } from '../../../shared/select/copy-selected.ts';
import { maxRead, selectEvery } from '../../../shared/select/select-every.ts';
import { countOf, type Selection } from '../../../shared/select/selection.ts';
import { useShownRows } from '../../../shared/select/use-selection.ts';
import { PeopleBar } from './people-bar.tsx';
import { peopleOf } from './people-choice.ts';

interface UsersBarProps {
  companyId: string;
  selection: Selection<TargetUser, TargetUserQuery>;
  query: TargetUserQuery;
  copy: CopySource<TargetUser, TargetUserQuery>;
}

/**
 * The bar of the list of target users. All that match can be selected without reading them, but a plan takes a search or people, never both:
 * where people of another search are selected too, those that match are read, unless they are too many.
 */
export default function UsersBar(props: UsersBarProps) {
  const { selection, copy } = props;
  const shown = useShownRows(selection);
  const replaces = shown !== undefined && shown.total > maxRead;
  async function selectMatching() {
    const hasOthers = shown && countOf(selection.get()) > selection.countWithin(shown.query);
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
