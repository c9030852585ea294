import { companyGroups as w } from '../../../shared/words/company-groups.ts';
import type { Roster } from '../model/roster.ts';

/** A company's name, with its id where the name alone does not say which one it is. */
export function CompanyName({ id, roster }: { id: string; roster: Roster }) {
  const listed = roster.isListed(id);
  return (
    <>
      <span dir="auto" className="min-w-0 truncate">
        {roster.nameOf(id)}
      </span>
      {roster.isTwin(id) ? <code className="shrink-0 font-mono text-xs text-muted">{id}</code> : null}
      {listed ? null : <span className="shrink-0 text-xs text-muted">{w.pick.unlisted}</span>}
    </>
  );
}
