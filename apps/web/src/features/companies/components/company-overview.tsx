import type { CompanyDetail } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { CopyableId } from '../../../shared/copy/copy-button.tsx';
import { formatCountry } from '../../../shared/lib/country.ts';
import { formatDay, formatNumber } from '../../../shared/lib/format.ts';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { buttonLook } from '../../../shared/ui/button.tsx';
import { Failure } from '../../../shared/ui/failure.tsx';
import { Link } from '../../../shared/ui/link.tsx';
import { ToldHeading, ToldName } from '../../../shared/ui/told-name.tsx';
import { words } from '../../../shared/words/en.ts';
import { useCompanyGroupNamesakes } from '../../company-groups/queries.ts';
import { useIsLimited, useMay } from '../../session/queries.ts';
import { licenceUse } from '../model/licence-use.ts';
import { words as overview } from '../overview/words/en.ts';
import { companyQuery, useNamedCompany } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { FavouriteButton } from './favourite-button.tsx';

function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-h-54 rounded-surface border border-line bg-surface p-4">
      <h2 className="mb-3 text-base font-semibold">{title}</h2>
      <dl className="grid grid-cols-[minmax(96px,auto)_1fr] gap-x-6 gap-y-2 text-sm">{children}</dl>
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 break-words">{children ?? overview.unknown}</dd>
    </>
  );
}

function LicenceUse({ company }: { company: CompanyDetail }) {
  const { userLimit, activeUsers } = company;
  if (userLimit === null) return overview.unlimited(activeUsers);
  const { share = 0, over } = licenceUse(company);
  return (
    <span className="flex flex-col gap-1.5">
      <span>
        {w.used(activeUsers, userLimit)}{' '}
        {over > 0 ? <b className="font-medium text-bad">{w.over(over)}</b> : null}
      </span>
      <span className="bar h-1 max-w-60 rounded-full bg-track">
        <span
          className={`block h-1 rounded-full ${over > 0 ? 'bg-bad' : 'bg-bar'}`}
          style={{ width: `${share * 100}%` }}
        />
      </span>
    </span>
  );
}

function Groups({ groups }: Pick<CompanyDetail, 'groups'>) {
  const limited = useIsLimited();
  const namesakes = useCompanyGroupNamesakes();
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1">
      {groups.map(({ id, name }) => (
        <li key={id} className="min-w-0">
          {limited ? (
            name
          ) : (
            <Link
              to={`/company-groups/${id}`}
              className="hit inline-flex max-w-full items-baseline gap-1.5 underline decoration-line underline-offset-2 hover:text-accent"
            >
              <ToldName name={name} apart={namesakes.get(id)} />
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

function Details({ company }: { company: CompanyDetail }) {
  const day = (iso: string | null) => formatDay(iso) ?? iso;
  return (
    <>
      <Facts title={overview.licence}>
        <Fact label={w.licence}>
          <LicenceUse company={company} />
        </Fact>
        <Fact label={w.users}>{formatNumber(company.totalUsers)}</Fact>
        <Fact label={overview.licenceType}>{company.licenceType}</Fact>
        <Fact label={overview.starts}>{day(company.licenceStartsAt)}</Fact>
        <Fact label={w.renewal}>{day(company.licenceEndsAt)}</Fact>
      </Facts>
      <Facts title={overview.about}>
        <Fact label={w.industry}>{company.industry}</Fact>
        <Fact label={overview.country}>{formatCountry(company.countryCode)}</Fact>
        <Fact label={w.tags}>{company.tags.length > 0 ? company.tags.join(', ') : overview.noTags}</Fact>
        <Fact label={overview.groups}>
          {company.groups.length > 0 ? <Groups groups={company.groups} /> : overview.noGroups}
        </Fact>
        <Fact label={overview.id}>
          <CopyableId id={company.id} />
        </Fact>
      </Facts>
    </>
  );
}

interface CompanyOverviewProps {
  companyId: string;
  /** The counts of target users, under the name. */
  counts: ReactNode;
  /** What else there is, each in a section of its own that loads and fails alone. */
  sections: ReactNode;
  /** Recent activity, below them. */
  activity: ReactNode;
}

/** One company at a glance. */
export function CompanyOverview({ companyId, counts, sections, activity }: CompanyOverviewProps) {
  const loading = useQuery(companyQuery(companyId));
  const failure = useFailure(loading);
  const named = useNamedCompany(companyId);
  const mayCreate = useMay('operator');
  if (failure) return <Failure {...failure} />;
  const { data: company } = loading;
  return (
    <div className="flex max-w-420 flex-col gap-4" aria-busy={!company}>
      <header className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="hit flex min-h-8 min-w-0 items-center text-xl font-semibold wrap-anywhere">
          {company ? (
            <ToldHeading name={company.name} apart={named?.apart} byId />
          ) : (
            <span className="text-muted">{words.loading}</span>
          )}
        </h1>
        {company ? <FavouriteButton id={company.id} name={company.name} apart={named?.apart} /> : null}
        <span className="ml-auto flex flex-wrap justify-end gap-2 max-sm:w-full">
          {mayCreate ? (
            <Link
              to={`/create/custom-fields?from=${companyId}`}
              className={`${buttonLook('plain')} max-sm:w-full`}
            >
              {overview.copyFields}
            </Link>
          ) : null}
          <Link
            to={`/companies/${companyId}/target-users`}
            className={`${buttonLook('primary')} max-sm:w-full`}
          >
            {overview.openUsers}
          </Link>
        </span>
      </header>
      {counts}
      <div className="grid gap-4 lg:grid-cols-2 2xl:grid-cols-3">
        {company ? (
          <Details company={company} />
        ) : (
          <>
            <div className="h-54 rounded-surface bg-skeleton" />
            <div className="h-54 rounded-surface bg-skeleton" />
          </>
        )}
        {sections}
        <div className="min-w-0 lg:col-span-2 2xl:col-span-3">{activity}</div>
      </div>
    </div>
  );
}
