import { useQuery } from '@tanstack/react-query';
import {
  Building2,
  History,
  Layers,
  LayoutDashboard,
  type LucideIcon,
  MonitorSmartphone,
  Users,
  UsersRound,
} from 'lucide-react';
import { NavLink } from 'react-router';
import { useCompanyName } from '../../features/companies/queries.ts';
import { sessionQuery, useIsLimited } from '../../features/session/queries.ts';
import { words } from '../../shared/words/words.ts';

interface ItemProps {
  to: string;
  icon: LucideIcon;
  text: string;
  /** Whether it stands for pages below its own address too. */
  below?: boolean;
  onGo?: (() => void) | undefined;
}

function Item({ to, icon: Icon, text, below = false, onGo }: ItemProps) {
  return (
    <li>
      <NavLink
        to={to}
        end={!below}
        title={text}
        className="nav-item hit"
        {...(onGo ? { onClick: onGo } : {})}
      >
        <Icon aria-hidden className="size-4 shrink-0" />
        <span className="nav-text">{text}</span>
      </NavLink>
    </li>
  );
}

function CompanyItems({ companyId, onGo }: { companyId: string; onGo?: (() => void) | undefined }) {
  const name = useCompanyName(companyId);
  const base = `/companies/${companyId}`;
  return (
    <div className="mt-4">
      <h2 className="nav-heading nav-text" title={name}>
        {name ?? companyId}
      </h2>
      <ul>
        <Item to={base} icon={LayoutDashboard} text={words.shell.overview} onGo={onGo} />
        <Item to={`${base}/target-users`} icon={Users} text={words.shell.targetUsers} below onGo={onGo} />
        <Item
          to={`${base}/target-groups`}
          icon={UsersRound}
          text={words.shell.targetGroups}
          below
          onGo={onGo}
        />
      </ul>
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
  const limited = useIsLimited();
  const isAdmin = useQuery(sessionQuery).data?.user.role === 'admin';
  return (
    <nav aria-label={words.shell.navigation} className={className}>
      <ul>
        <Item to="/" icon={Building2} text={words.shell.companies} onGo={onGo} />
        {limited ? null : (
          <Item to="/company-groups" icon={Layers} text={words.shell.companyGroups} below onGo={onGo} />
        )}
        {isAdmin ? <Item to="/activity" icon={History} text={words.shell.activity} onGo={onGo} /> : null}
        {isAdmin ? (
          <Item to="/sessions" icon={MonitorSmartphone} text={words.shell.sessions} onGo={onGo} />
        ) : null}
      </ul>
      {companyId === undefined ? null : <CompanyItems companyId={companyId} onGo={onGo} />}
    </nav>
  );
}
