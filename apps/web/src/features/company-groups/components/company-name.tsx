import { ToldName } from '../../../shared/ui/told-name.tsx';
import { companyGroups as w } from '../../../shared/words/company-groups.ts';
import type { Roster } from '../model/roster.ts';

/** A company's name, with its id where the name alone does not say which one it is. */
export function CompanyName({ id, roster }: { id: string; roster: Roster }) {
  const listed = roster.isListed(id);
  return (
    <>
      <ToldName name={roster.nameOf(id)} apart={roster.apartOf(id)} byId />
      {listed ? null : <span className="shrink-0 text-xs text-muted">{w.pick.unlisted}</span>}
    </>
  );
}
