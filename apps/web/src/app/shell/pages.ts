import type { Session } from '@reseller-console/contract';
import {
  Building2,
  Copy,
  Gauge,
  History,
  Layers,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  MonitorSmartphone,
  Search,
  Users,
  UsersRound,
} from 'lucide-react';
import { words as app } from '../words/en.ts';

/** A page that navigation and palette lead to. */
export interface PageLink {
  readonly to: string;
  readonly icon: LucideIcon;
  readonly name: string;
  /** Whether it includes the pages below its own address. */
  readonly below?: boolean;
}

/** The pages of the reseller's level that a person may see. */
export function resellerPages({ role, limited }: Session['user']): readonly PageLink[] {
  const w = app;
  const pages: PageLink[] = [{ to: '/', icon: Building2, name: w.companies }];
  if (!limited) pages.push({ to: '/company-groups', icon: Layers, name: w.companyGroups, below: true });
  pages.push(
    { to: '/people', icon: Search, name: w.people },
    { to: '/licences', icon: Gauge, name: w.licences },
  );
  if (role !== 'viewer') {
    pages.push(
      { to: '/create', icon: Copy, name: w.create, below: true },
      { to: '/jobs', icon: ListChecks, name: w.jobs, below: true },
    );
  }
  if (role === 'admin') {
    pages.push(
      { to: '/activity', icon: History, name: w.activity },
      { to: '/sessions', icon: MonitorSmartphone, name: w.sessions },
    );
  }
  return pages;
}

/** The pages of one company. */
export function companyPages(companyId: string): readonly PageLink[] {
  const w = app;
  const base = `/companies/${companyId}`;
  return [
    { to: base, icon: LayoutDashboard, name: w.overview },
    { to: `${base}/target-users`, icon: Users, name: w.targetUsers, below: true },
    { to: `${base}/target-groups`, icon: UsersRound, name: w.targetGroups, below: true },
  ];
}
