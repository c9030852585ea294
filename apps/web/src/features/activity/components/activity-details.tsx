import type { AuditItem } from '@reseller-console/contract';
import { formatInstant } from '../../../shared/lib/moment.ts';
import { RequestId } from '../../../shared/ui/failure.tsx';
import { factsOf } from '../model/names.ts';
import { words as w } from '../words/en.ts';
import { Outcome } from './outcome.tsx';

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-all">{value}</dd>
    </>
  );
}

/** Every event of a line, oldest first, and the ids that support and the logs know it by. */
export function ActivityDetails({ item }: { item: AuditItem }) {
  const { person, company, requestId, steps } = item;
  return (
    <div className="flex flex-col gap-3 py-3 whitespace-normal">
      <ol aria-label={w.steps} className="flex flex-col gap-3">
        {steps.map((step) => (
          <li key={step.id} className="flex flex-col gap-1">
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-medium">{w.kinds[step.kind]}</span>
              <Outcome outcome={step.outcome} />
              <time dateTime={step.at} className="text-muted">
                {formatInstant(step.at)}
              </time>
            </span>
            <dl className="grid max-w-160 grid-cols-[minmax(96px,auto)_1fr] gap-x-4 text-xs">
              <Fact name={w.eventId} value={String(step.id)} />
              {factsOf(step.detail).map(([name, value]) => (
                <Fact key={name} name={name} value={value} />
              ))}
            </dl>
          </li>
        ))}
      </ol>
      <dl className="grid max-w-160 grid-cols-[minmax(96px,auto)_1fr] gap-x-4 text-xs">
        {person ? <Fact name={w.personId} value={person.id} /> : null}
        {company ? <Fact name={w.companyId} value={company.id} /> : null}
      </dl>
      {requestId === null ? null : (
        <div>
          <RequestId id={requestId} />
        </div>
      )}
    </div>
  );
}
