import type { AuditItem } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { rowsTarget } from '../../../shared/table/skip-to-rows.tsx';
import { useRowKeys } from '../../../shared/table/use-row-keys.ts';
import { directoryQuery } from '../../companies/queries.ts';
import { namesakesIn } from '../model/names.ts';
import { ActivityRow } from './activity-row.tsx';
import './activity.css';
import { words as w } from '../words/en.ts';

const widths = [208, 144, 176, 136, 192, 248, 64] as const;
const expected = 20;

/** The lines that are loaded so far; undefined while the first are on their way. */
export function ActivityTable({ items, busy }: { items: readonly AuditItem[] | undefined; busy: boolean }) {
  const body = useRowKeys();
  const { data: directory } = useQuery(directoryQuery);
  const names = useMemo(() => new Map(directory), [directory]);
  const namesakes = useMemo(() => namesakesIn(items ?? [], directory ?? []), [items, directory]);
  const headers = [w.time, w.person, w.action, w.outcome, w.company, w.target];
  return (
    <table
      aria-label={w.title}
      aria-busy={busy || items === undefined}
      className="data-table activity-table"
      style={{ '--min-width': `${widths.reduce((sum, width) => sum + width, 0)}px` }}
    >
      <thead>
        <tr>
          {headers.map((header, index) => (
            <th key={header} scope="col" data-card="fact" style={{ '--width': `${widths[index]}px` }}>
              {header}
            </th>
          ))}
          <th scope="col" data-card="fact" style={{ '--width': `${widths[6]}px` }}>
            <span className="sr-only">{w.details}</span>
          </th>
        </tr>
      </thead>
      <tbody ref={body} {...rowsTarget}>
        {items === undefined
          ? Array.from({ length: expected }, (_, index) => (
              <tr key={index} className="skeleton">
                {widths.map((width) => (
                  <td key={width} />
                ))}
              </tr>
            ))
          : items.map((item) => (
              <ActivityRow
                key={item.id}
                item={item}
                companyName={item.company ? names.get(item.company.id) : undefined}
                companyApart={namesakes.companies.get(item.company?.id ?? '')}
                personApart={namesakes.people.get(item.person?.id ?? '')}
                targetApart={namesakes.targets.get(item.id)}
                columns={widths.length}
              />
            ))}
      </tbody>
    </table>
  );
}
