import { type Licence, LicenceQuery } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { formatDay, formatNumber } from '../../../shared/lib/format.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { OverviewLine, OverviewSection } from '../../../shared/ui/overview-section.tsx';
import { trendText } from '../model/trend-text.ts';
import { licencesQuery } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { Sparkline } from './sparkline.tsx';

const day = (iso: string): string => formatDay(iso) ?? iso;

const OnDay = ({ day: iso, activeUsers }: Licence['days'][number]) => (
  <OverviewLine end={formatNumber(activeUsers)}>{w.activeOn(day(iso))}</OverviewLine>
);

function Trend({ licence }: { licence: Licence }) {
  const { days, over, overSince } = licence;
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || first === last) {
    return (
      <>
        <p className="text-muted">{w.noTrend}</p>
        {last ? (
          <ul className="mt-1">
            <OnDay {...last} />
          </ul>
        ) : null}
      </>
    );
  }
  const trend = trendText(licence);
  return (
    <>
      <Sparkline days={days} size={{ width: 400, height: 40 }} />
      <ul className="mt-2">
        <OnDay {...first} />
        <OnDay {...last} />
        {trend === '' ? null : <OverviewLine end={trend}>{w.development}</OverviewLine>}
        {over > 0 && overSince !== null ? (
          <OverviewLine
            end={(overSince.atLeast ? w.overAtLeastSince : w.overSince)(over, day(overSince.day))}
          >
            {w.overLicence}
          </OverviewLine>
        ) : null}
      </ul>
    </>
  );
}

/** How the licence use of one company developed over the last days that the console has seen. */
export default function LicenceTrend({ companyId }: { companyId: string }) {
  const load = useQuery(licencesQuery(LicenceQuery.parse({ q: companyId })));
  const licence = load.data?.items.find(({ id }) => id === companyId);
  return (
    <OverviewSection
      title={w.trendTitle}
      more={{ to: `/licences?q=${companyId}`, text: w.title }}
      failure={useFailure(load)}
      failed={w.trendFailed}
      loading={load.data === undefined}
    >
      {licence === undefined ? <p className="text-muted">{w.noTrend}</p> : <Trend licence={licence} />}
    </OverviewSection>
  );
}
