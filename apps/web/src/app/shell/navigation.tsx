import { useQuery } from '@tanstack/react-query';
import { matchPath, useLocation } from 'react-router';
import { useCompanyName } from '../../features/companies/queries.ts';
import { sessionQuery } from '../../features/session/queries.ts';
import { Link } from '../../shared/ui/link.tsx';
import { words as app } from '../words/en.ts';
import { CompanyName } from './company-name.tsx';
import { companyPages, type PageLink, resellerPages } from './pages.ts';

interface ItemsProps {
  pages: readonly PageLink[];
  onGo: (() => void) | undefined;
}

function Items({ pages, onGo }: ItemsProps) {
  const { pathname } = useLocation();
  return (
    <ul>
      {pages.map(({ to, icon: Icon, name, below = false }) => (
        <li key={to}>
          <Link
            to={to}
            title={name}
            className="nav-item hit"
            aria-current={matchPath({ path: to, end: !below }, pathname) ? 'page' : undefined}
            onClick={onGo}
          >
            <Icon aria-hidden className="size-4 shrink-0" />
            <span className="nav-text">{name}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function CompanyItems({ companyId, onGo }: { companyId: string; onGo: (() => void) | undefined }) {
  const name = useCompanyName(companyId);
  return (
    <div className="mt-4">
      <h2 className="nav-heading nav-text" title={name}>
        <CompanyName companyId={companyId} />
      </h2>
      <Items pages={companyPages(companyId)} onGo={onGo} />
    </div>
  );
}

interface NavigationProps {
  companyId: string | undefined;
  className?: string;
  onGo?: () => void;
}

/** The reseller's level above, the current company's pages below. */
export function Navigation({ companyId, className = '', onGo }: NavigationProps) {
  const { data: session } = useQuery(sessionQuery);
  return (
    <nav aria-label={app.navigation} className={className}>
      {session ? <Items pages={resellerPages(session.user)} onGo={onGo} /> : null}
      {companyId === undefined ? null : <CompanyItems companyId={companyId} onGo={onGo} />}
    </nav>
  );
}
