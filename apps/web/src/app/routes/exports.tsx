import { ExportsPage } from '../../features/exports/components/exports-page.tsx';
import { words as w } from '../../features/exports/words/en.ts';
import { words } from '../../shared/words/en.ts';

export function Component() {
  return (
    <>
      <title>{words.title(w.title, words.product)}</title>
      <ExportsPage />
    </>
  );
}
