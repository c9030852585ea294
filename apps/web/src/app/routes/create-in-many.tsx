import { CreatePage } from '../../features/create-in-many/components/create-page.tsx';
import { words as w } from '../../features/create-in-many/words/en.ts';
import { customFieldsQuery } from '../../features/target-users/details-queries.ts';
import { words } from '../../shared/words/en.ts';

export function Component() {
  return (
    <>
      <title>{words.title(w.title, words.product)}</title>
      <CreatePage fields={customFieldsQuery} />
    </>
  );
}
