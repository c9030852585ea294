import type { AuditItem } from '@reseller-console/contract';
import { ChevronDown } from 'lucide-react';
import { memo, useId, useState } from 'react';
import { formatInstant } from '../../../shared/lib/moment.ts';
import { IconButton } from '../../../shared/ui/button.tsx';
import { CompanyLink } from '../../../shared/ui/company-link.tsx';
import { MiddleCut } from '../../../shared/ui/middle-cut.tsx';
import { activityWords as w } from '../../../shared/words/activity.ts';
import { actionName, isReconciled } from '../model/names.ts';
import { ActivityDetails } from './activity-details.tsx';
import { Outcome } from './outcome.tsx';

interface ActivityRowProps {
  item: AuditItem;
  /** What the company is called now, where that is known. */
  companyName: string | undefined;
  columns: number;
}

/** One line of the trail, and all that is known of it once it is opened. */
export const ActivityRow = memo(function ActivityRow({ item, companyName, columns }: ActivityRowProps) {
  const [open, setOpen] = useState(false);
  const details = useId();
  const { at, person, company, action, target, outcome } = item;
  const name = company && (companyName ?? company.name ?? company.id);
  const when = formatInstant(at) ?? at;
  return (
    <>
      <tr tabIndex={-1}>
        <th scope="row" title={when}>
          <time dateTime={at}>{when}</time>
        </th>
        <td data-card="fact" title={person?.name ?? undefined}>
          {person ? (person.name ?? person.id) : <span className="text-muted">{w.nobody}</span>}
        </td>
        <td data-card="fact" title={action.includes('/') ? action : actionName(action)}>
          {actionName(action)}
        </td>
        <td data-card="status">
          <Outcome outcome={outcome} />
          {isReconciled(item) ? <span className="text-muted">, {w.reconciled}</span> : null}
        </td>
        <td data-card="fact" title={name ?? undefined}>
          {company && name ? <CompanyLink id={company.id} name={name} /> : null}
        </td>
        <td data-card="fact" title={target ?? undefined}>
          {target === null ? null : <MiddleCut text={target} />}
        </td>
        <td className="activity-open">
          <IconButton
            label={w.showDetails(`${actionName(action)}, ${when}`)}
            aria-expanded={open}
            aria-controls={details}
            onClick={() => setOpen(!open)}
          >
            <ChevronDown aria-hidden className={`size-4 ${open ? 'rotate-180' : ''}`} />
          </IconButton>
        </td>
      </tr>
      {open ? (
        <tr id={details} className="activity-details">
          <td colSpan={columns}>
            <ActivityDetails item={item} />
          </td>
        </tr>
      ) : null}
    </>
  );
});
