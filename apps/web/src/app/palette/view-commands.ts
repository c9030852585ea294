import type { View, ViewTable } from '@reseller-console/contract';
import { Bookmark } from 'lucide-react';
import type { Command } from '../../features/companies/model/choice.ts';
import { companyNamesakes, type NamedCompany } from '../../features/companies/queries.ts';
import { addressOf } from '../../features/views/model/view-address.ts';
import type { Entry } from '../../shared/lib/rank.ts';
import { words } from '../../shared/words/en.ts';
import { words as shell } from '../shell/words/en.ts';
import { words as app } from '../words/en.ts';

const lists = (): Record<ViewTable, string> => ({
  companies: app.companies,
  'company-groups': app.companyGroups,
  licences: app.licences,
  'target-users': app.targetUsers,
  'target-groups': app.targetGroups,
  jobs: app.jobs,
  activity: app.activity,
});

/** Saved views to open: a view of one company opens there, a view of every company in the one on screen. Leaves out views of unlisted companies. */
export function viewCommands(
  views: readonly View[],
  directory: readonly Entry[],
  company: NamedCompany | undefined,
  personId: string,
): readonly Command[] {
  const names = new Map(views.length === 0 ? [] : directory);
  if (company) names.set(company.id, company.name);
  return views.flatMap((view) => {
    const { name, table, companyId, owner } = view;
    const to = addressOf(view, company?.id);
    const id = companyId ?? (table.startsWith('target-') ? company?.id : undefined);
    const place = id === undefined ? undefined : names.get(id);
    if (to === undefined || (id !== undefined && place === undefined)) return [];
    const kind = owner.id === personId ? shell.commands.view : shell.commands.viewBy(owner.name);
    const namesake = id === undefined ? undefined : companyNamesakes(directory).get(id);
    const apart = namesake === undefined ? kind : `${kind}, ${namesake}`;
    const parts = [name, lists()[table], place].filter((part) => part !== undefined);
    return [{ name: words.title(...parts), apart, icon: Bookmark, to }];
  });
}
