import { CompaniesPage } from '../../features/companies/components/companies-page.tsx';
import { words } from '../../shared/words/words.ts';

/** The page that people land on: it comes with the frame. */
export function CompaniesRoute() {
  return (
    <>
      <title>{words.title(words.companies.title, words.product)}</title>
      <CompaniesPage />
    </>
  );
}
