import { CompaniesPage } from '../../features/companies/components/companies-page.tsx';
import { words as companies } from '../../features/companies/words/en.ts';
import { words } from '../../shared/words/en.ts';
import { viewsOf } from '../views-of.tsx';

/** The start page: it is loaded with the frame. */
export function CompaniesRoute() {
  return (
    <>
      <title>{words.title(companies.title, words.product)}</title>
      <CompaniesPage views={viewsOf('companies')} />
    </>
  );
}
