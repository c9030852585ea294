import { LicencesPage } from '../../features/licences/components/licences-page.tsx';
import { words as w } from '../../features/licences/words/en.ts';
import { words } from '../../shared/words/en.ts';
import { viewsOf } from '../views-of.tsx';

export function Component() {
  return (
    <>
      <title>{words.title(w.title, words.product)}</title>
      <LicencesPage views={viewsOf('licences')} />
    </>
  );
}
