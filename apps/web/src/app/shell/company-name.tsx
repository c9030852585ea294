import { useCompanyLabel } from '../../features/companies/queries.ts';
import { ToldName } from '../../shared/ui/told-name.tsx';
import { words } from '../../shared/words/en.ts';

/** What the company on screen is called, or a placeholder while it loads. */
export function CompanyName({ companyId }: { companyId: string }) {
  const label = useCompanyLabel(companyId);
  if (label === undefined) {
    return (
      <span className="inline-block h-2.5 w-28 rounded-[4px] bg-skeleton">
        <span className="sr-only">{words.loading}</span>
      </span>
    );
  }
  return (
    <span className={`flex min-w-0 items-baseline gap-1.5 ${label.name === companyId ? 'text-muted' : ''}`}>
      <ToldName {...label} byId />
    </span>
  );
}
