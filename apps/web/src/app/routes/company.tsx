import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Outlet, useParams, useRouteError } from 'react-router';
import { CompanyUnavailable } from '../../features/companies/components/company-unavailable.tsx';
import { companyQuery, useCompanyName } from '../../features/companies/queries.ts';
import { rememberCompany } from '../../features/preferences/queries.ts';
import { isCompanyUnavailable } from '../../shared/problem-error.ts';
import { announce } from '../../shared/ui/announcer.tsx';
import { Button, buttonLook } from '../../shared/ui/button.tsx';
import { Link } from '../../shared/ui/link.tsx';
import { words } from '../../shared/words/en.ts';
import { openSwitcher } from '../shell/switcher-state.ts';
import { words as app } from '../words/en.ts';
import { RouteError } from './route-error.tsx';

/** Everything inside belongs to one company: another id in the address remounts it, so nothing is carried over. */
export function Component() {
  const { companyId = '' } = useParams();
  return <CompanyScope key={companyId} companyId={companyId} />;
}

function CompanyScope({ companyId }: { companyId: string }) {
  const client = useQueryClient();
  const { isSuccess } = useQuery(companyQuery(companyId));
  const name = useCompanyName(companyId);
  useEffect(() => {
    if (isSuccess) rememberCompany(client, companyId);
  }, [client, companyId, isSuccess]);
  useEffect(() => {
    if (name !== undefined) announce(app.switcher.announce(name));
  }, [name]);
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  if (!isCompanyUnavailable(error)) return <RouteError />;
  return (
    <CompanyUnavailable
      problem={error}
      actions={
        <>
          {error.code === 'scope_unproven' ? (
            <Button onClick={() => location.reload()}>{words.failure.tryAgain}</Button>
          ) : null}
          <Button look="primary" onClick={openSwitcher}>
            {app.switcher.choose}
          </Button>
          <Link to="/" className={buttonLook('plain')}>
            {app.home}
          </Link>
        </>
      }
    />
  );
}
