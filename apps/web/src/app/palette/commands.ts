import {
  createCompanyGroup,
  createTargetGroup,
  createTargetUser,
  importTargetUsers,
  type Job,
  type Operation,
  type Preferences,
  refusalOf,
  type Session,
} from '@reseller-console/contract';
import {
  CopyPlus,
  Download,
  FileUp,
  Keyboard,
  Layers,
  Loader,
  LogOut,
  Monitor,
  Moon,
  Sun,
  UserPlus,
  UsersRound,
} from 'lucide-react';
import type { Command } from '../../features/companies/model/choice.ts';
import type { NamedCompany } from '../../features/companies/queries.ts';
import { words as exportWords } from '../../features/exports/words/en.ts';
import { inPlace, titleOf } from '../../features/jobs/model/names.ts';
import { words as jobWords } from '../../features/jobs/words/en.ts';
import { words } from '../../shared/words/en.ts';
import { companyPages, resellerPages } from '../shell/pages.ts';
import { words as shell } from '../shell/words/en.ts';

interface Situation {
  readonly user: Session['user'];
  /** The company on screen. */
  readonly company: NamedCompany | undefined;
  readonly theme: Preferences['theme'];
  /** Plans of this person that are at work. */
  readonly jobs: readonly Job[];
  /** Saved views that can be opened from here. */
  readonly views: readonly Command[];
  readonly onTheme: (theme: Preferences['theme']) => void;
  readonly onShortcuts: () => void;
  readonly onSignOut: () => void;
}

/** The commands that a person's role allows, most used first. */
export function commandsFor({
  user,
  company,
  theme,
  jobs,
  views,
  onTheme,
  onShortcuts,
  onSignOut,
}: Situation): readonly Command[] {
  const may = (operation: Operation) => refusalOf(user, operation) === undefined;
  const commands: Command[] = [];
  if (company) {
    const base = `/companies/${company.id}`;
    const { apart } = company;
    if (may(createTargetUser)) {
      commands.push({
        name: shell.commands.newTargetUser(company.name),
        apart,
        icon: UserPlus,
        to: `${base}/target-users/new`,
      });
    }
    if (may(importTargetUsers)) {
      commands.push({
        name: shell.commands.importTargetUsers(company.name),
        apart,
        icon: FileUp,
        to: `${base}/target-users/import`,
      });
    }
    if (may(createTargetGroup)) {
      commands.push({
        name: shell.commands.newTargetGroup(company.name),
        apart,
        icon: UsersRound,
        to: `${base}/target-groups/new`,
      });
    }
    if (may(createTargetGroup)) {
      commands.push({
        name: shell.commands.copyCustomFields(company.name),
        apart,
        icon: CopyPlus,
        to: `/create/custom-fields?from=${company.id}`,
      });
    }
    for (const { name, icon, to } of companyPages(company.id)) {
      commands.push({ name: words.title(name, company.name), apart, icon, to });
    }
  }
  for (const job of jobs) {
    commands.push({
      name: inPlace(titleOf(job), job),
      apart: jobWords.states[job.state],
      icon: Loader,
      to: `/jobs/${job.id}`,
    });
  }
  for (const { name, icon, to } of resellerPages(user)) commands.push({ name, icon, to });
  commands.push(...views, { name: exportWords.title, icon: Download, to: '/exports' });
  if (may(createCompanyGroup)) {
    commands.push({ name: shell.commands.newCompanyGroup, icon: Layers, to: '/company-groups/new' });
  }
  for (const [one, icon] of [
    ['system', Monitor],
    ['light', Sun],
    ['dark', Moon],
  ] as const) {
    const name = shell.commands.theme(shell.person.themes[one]);
    commands.push({ name, icon, current: one === theme, run: () => onTheme(one) });
  }
  commands.push({ name: shell.person.shortcuts, icon: Keyboard, run: onShortcuts });
  commands.push({ name: shell.commands.signOut, icon: LogOut, run: onSignOut });
  return commands;
}
