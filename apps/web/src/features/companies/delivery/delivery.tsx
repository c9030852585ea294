import { useQuery } from '@tanstack/react-query';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { OverviewLine, OverviewSection } from '../../../shared/ui/overview-section.tsx';
import { deliveryQuery } from '../queries.ts';
import { words as w } from './words/en.ts';

/** Domains that are listed. */
const maxShown = 3;

/** The domains of a company that get no mail, and how many people that concerns. */
export default function Delivery({ companyId }: { companyId: string }) {
  const load = useQuery(deliveryQuery(companyId));
  const { domains = [], total = 0 } = load.data ?? {};
  return (
    <OverviewSection
      title={w.title}
      failure={useFailure(load)}
      failed={w.failed}
      loading={load.data === undefined}
    >
      <p className="text-muted">{domains === null ? w.untold : total === 0 ? w.fine : w.lead}</p>
      {total === 0 ? null : (
        <ul className="mt-1">
          {domains?.slice(0, maxShown).map(({ domain, activeUsers }) => (
            <OverviewLine key={domain} end={w.people(activeUsers)}>
              {domain}
            </OverviewLine>
          ))}
        </ul>
      )}
      {total > maxShown ? <p className="mt-1 text-muted">{w.more(total - maxShown)}</p> : null}
    </OverviewSection>
  );
}
