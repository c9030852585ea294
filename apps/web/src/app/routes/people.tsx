import { PeoplePage } from '../../features/people/components/people-page.tsx';
import { words as w } from '../../features/people/words/en.ts';
import { words } from '../../shared/words/en.ts';

export function Component() {
  return (
    <>
      <title>{words.title(w.title, words.product)}</title>
      <PeoplePage />
    </>
  );
}
