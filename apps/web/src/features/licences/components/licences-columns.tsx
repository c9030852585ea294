import type { Licence } from '@reseller-console/contract';
import { formatDay, formatNumber } from '../../../shared/lib/format.ts';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import type { Column } from '../../../shared/table/column.ts';
import { CompanyLink } from '../../../shared/ui/company-link.tsx';
import { trendText } from '../model/trend-text.ts';
import { words as w } from '../words/en.ts';
import { Sparkline } from './sparkline.tsx';

function useBar({ userLimit, activeUsers, over }: Licence) {
  if (userLimit === null) return {};
  return {
    className: 'use-bar',
    style: { '--used': userLimit === 0 ? Number(activeUsers > 0) : Math.min(1, activeUsers / userLimit) },
    ...(over > 0 ? { 'data-state': 'over' } : {}),
  };
}

function overText({ over, overSince }: Licence): string {
  if (over === 0) return '';
  if (overSince === null) return w.over(over);
  const day = formatDay(overSince.day) ?? overSince.day;
  return overSince.atLeast ? w.overAtLeastSince(over, day) : w.overSince(over, day);
}

function renewalText({ licenceEndsAt, daysLeft }: Licence): string | null {
  const day = formatDay(licenceEndsAt) ?? licenceEndsAt;
  if (day === null || daysLeft === null) return day;
  return daysLeft < 0 ? w.ended(day) : w.endsIn(day, daysLeft);
}

export const licencesColumns = (namesakes: ReadonlyMap<string, string>): readonly Column<Licence>[] => [
  {
    id: 'name',
    header: w.name,
    sort: 'name',
    width: 260,
    cellProps: ({ id, name }) => ({ title: toldApart({ name, apart: namesakes.get(id) }) }),
    cell: ({ id, name }) => <CompanyLink id={id} name={name} apart={namesakes.get(id)} />,
  },
  {
    id: 'use',
    header: w.use,
    sort: 'use',
    width: 160,
    card: 'status',
    cellProps: useBar,
    cell: ({ userLimit, activeUsers }) =>
      userLimit === null ? formatNumber(activeUsers) : w.used(activeUsers, userLimit),
  },
  {
    id: 'over',
    header: w.overLicence,
    sort: 'over',
    width: 216,
    card: 'fact',
    cellProps: (licence) => ({ className: 'text-bad', title: overText(licence) || undefined }),
    cell: overText,
  },
  {
    id: 'renewal',
    header: w.renewal,
    sort: 'licenceEndsAt',
    width: 208,
    card: 'named',
    cellProps: (licence) => ({
      title: renewalText(licence) ?? undefined,
      ...(licence.daysLeft !== null && licence.daysLeft <= 30 ? { className: 'text-warn' } : {}),
    }),
    cell: renewalText,
  },
  {
    id: 'trend',
    header: w.trend,
    width: 248,
    card: 'named',
    cell: (licence) =>
      licence.days.length < 2 ? null : (
        <span className="inline-flex items-center gap-2">
          <Sparkline days={licence.days} />
          {trendText(licence)}
        </span>
      ),
  },
];
