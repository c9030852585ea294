import type { JobRequest } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { CompanyChoice } from '../../../shared/company-choice/company-choice.tsx';
import { chosenPlaces, type Places } from '../../../shared/company-choice/places.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Failure } from '../../../shared/ui/failure.tsx';
import { words } from '../../../shared/words/en.ts';
import { directoryQuery } from '../../companies/queries.ts';
import { allCompanyGroupsQuery, useCompanyGroupChoices } from '../../company-groups/queries.ts';
import { openPlan } from '../../jobs/open-plan.ts';
import { words as w } from '../words/en.ts';

/** A plan without its companies, and what it is called in so many of them. */
interface Wanted {
  readonly request: Extract<JobRequest, { kind: `create-${string}` | 'copy-custom-fields' }>;
  readonly title: (count: number) => string;
}

/** Where a form makes its records. */
export interface Where {
  readonly places: Places;
  readonly onPlaces: (places: Places) => void;
  /** The person sees certain companies only. */
  readonly limited: boolean;
}

interface PlacesFormProps extends Where {
  /** A company that is not among those to choose from. */
  except?: string;
  /** Reads the fields; undefined where something is wrong with them, which they then show. */
  read: () => Wanted | undefined;
  /** The fields. */
  children: ReactNode;
}

/** A form whose record is made in the companies that are chosen below it: it opens the plan, and creates nothing itself. */
export function PlacesForm({ places, onPlaces, limited, except, read, children }: PlacesFormProps) {
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const list = useQuery(directoryQuery);
  const failure = useFailure(list);
  const headingId = useId();
  const groupChoices = useCompanyGroupChoices(limited);
  const groups = useQuery({ ...allCompanyGroupsQuery, enabled: !limited });
  const [tried, setTried] = useState(false);
  const directory = useMemo(() => list.data?.filter(([id]) => id !== except), [list.data, except]);
  if (failure) return <Failure {...failure} />;
  if (directory === undefined) return <p className="text-muted">{words.loading}</p>;
  const chosen = chosenPlaces(places, directory);
  const group = groups.data?.find(({ id }) => id === places.group);
  const count = chosen && 'companies' in chosen ? chosen.companies.length : (group?.companyCount ?? 0);

  function submit() {
    setTried(true);
    const wanted = read();
    if (wanted === undefined || chosen === undefined) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    openPlan({
      ...wanted.request,
      ...chosen,
      title: wanted.title(count),
      onStarted: (jobId) => void navigate(`/jobs/${jobId}`),
    });
  }

  return (
    <form
      ref={form}
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="flex flex-col gap-4">{children}</div>
      <section aria-labelledby={headingId} className="flex flex-col gap-3">
        <h2 id={headingId} className="text-base font-semibold">
          {w.where}
        </h2>
        <CompanyChoice
          label={w.where}
          quiet
          places={places}
          directory={directory}
          groups={groupChoices}
          groupHint={w.groupHint}
          onChange={(change) => onPlaces({ ...places, ...change })}
        />
      </section>
      <div className="flex flex-col items-start gap-2">
        {tried && chosen === undefined ? (
          <p role="alert" className="text-sm text-bad">
            {w.noneChosen}
          </p>
        ) : null}
        <Button type="submit" look="primary" aria-haspopup="dialog">
          {chosen === undefined ? w.checkNone : w.check(count)}
        </Button>
        <p className="text-xs text-muted">{w.checkHint}</p>
      </div>
    </form>
  );
}
