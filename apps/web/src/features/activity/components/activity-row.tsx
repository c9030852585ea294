import type { AuditItem } from '@reseller-console/contract';
import { ChevronDown } from 'lucide-react';
import { memo, type ReactNode, useId, useState } from 'react';
import { formatInstant } from '../../../shared/lib/moment.ts';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import { IconButton } from '../../../shared/ui/button.tsx';
import { CompanyLink } from '../../../shared/ui/company-link.tsx';
import { Link } from '../../../shared/ui/link.tsx';
import { MiddleCut } from '../../../shared/ui/middle-cut.tsx';
import { actionName, isReconciled, jobOf } from '../model/names.ts';
import { words as w } from '../words/en.ts';
import { ActivityDetails } from './activity-details.tsx';
import { Outcome } from './outcome.tsx';

interface ActivityRowProps {
  item: AuditItem;
  /** What the company is called now, where that is known. */
  companyName: string | undefined;
  /** What tells apart what has the name of others. */
  companyApart: string | undefined;
  personApart: string | undefined;
  targetApart: string | undefined;
  columns: number;
}

/** What a line names, in which only the name gives way to what tells it apart. */
function ToldLine({ apart, children }: { apart: string | undefined; children: ReactNode }) {
  if (apart === undefined) return children;
  return (
    <span>
      <span className="told" style={{ '--apart': apart.length }}>
        {children}
      </span>
      <span className="font-mono text-xs text-muted">{` (${apart})`}</span>
    </span>
  );
}

/** One line of the trail, and all that is known of it once it is opened. */
export const ActivityRow = memo(function ActivityRow(props: ActivityRowProps) {
  const { item, companyName, companyApart, personApart, targetApart, columns } = props;
  const [open, setOpen] = useState(false);
  const details = useId();
  const { at, person, company, action, target, outcome } = item;
  const name = company && (companyName ?? company.name ?? company.id);
  const job = jobOf(item);
  const when = formatInstant(at) ?? at;
  const who = person?.name ?? person?.id ?? '';
  return (
    <>
      <tr tabIndex={-1}>
        <th scope="row" title={when}>
          <time dateTime={at}>{when}</time>
        </th>
        <td data-card="fact" title={person ? toldApart({ name: who, apart: personApart }) : undefined}>
          {person ? (
            <ToldLine apart={personApart}>{who}</ToldLine>
          ) : (
            <span className="text-muted">{w.notSignedIn}</span>
          )}
        </td>
        <td data-card="fact" title={action.includes('/') ? action : actionName(action)}>
          {actionName(action)}
        </td>
        <td data-card="status">
          <Outcome outcome={outcome} />
          {isReconciled(item) ? <span className="text-muted">, {w.reconciled}</span> : null}
        </td>
        <td data-card="fact" title={name ? toldApart({ name, apart: companyApart }) : undefined}>
          {company && name ? <CompanyLink id={company.id} name={name} apart={companyApart} /> : null}
        </td>
        <td
          data-card="fact"
          title={target === null ? undefined : toldApart({ name: target, apart: targetApart })}
        >
          {job === undefined ? null : (
            <Link to={`/jobs/${job}`} className="hover:text-accent">
              {w.openJob}
            </Link>
          )}
          {target === null ? null : (
            <ToldLine apart={targetApart}>
              <MiddleCut text={target} />
            </ToldLine>
          )}
        </td>
        <td className="activity-open">
          <IconButton
            label={w.showDetails(`${actionName(action)}, ${when}`)}
            aria-expanded={open}
            aria-controls={open ? details : undefined}
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
