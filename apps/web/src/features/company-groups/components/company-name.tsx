import { ToldName } from '../../../shared/ui/told-name.tsx';
import type { CompanyNames } from '../model/company-names.ts';
import { words as w } from '../words/en.ts';

/** A company's name, with its id where the name alone does not say which one it is. */
export function CompanyName({ id, companyNames }: { id: string; companyNames: CompanyNames }) {
  const listed = companyNames.isListed(id);
  return (
    <>
      <ToldName name={companyNames.nameOf(id)} apart={companyNames.apartOf(id)} byId />
      {listed ? null : <span className="shrink-0 text-xs text-muted">{w.pick.unlisted}</span>}
    </>
  );
}
