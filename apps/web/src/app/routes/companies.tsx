import { CompaniesPage } from '../../features/companies/components/companies-page.tsx';
import { words } from '../../shared/words/words.ts';

export function Component() {
  return (
    <>
      <title>{words.title(words.companies.title, words.product)}</title>
      <CompaniesPage />
    </>
  );
}
