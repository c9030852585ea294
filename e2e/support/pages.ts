import { expect, type Page } from '@playwright/test';
import { paths, table } from './console.ts';
import { known } from './known.ts';
import type { Who } from './people.ts';

export interface ConsolePage {
  /** For test titles and file names. */
  name: string;
  who: Who | 'anonymous';
  path: string;
  /** Resolves once the page shows what it is for. */
  shown: (page: Page) => Promise<void>;
}

const heading = (name: string) => (page: Page) =>
  expect(page.getByRole('heading', { name }).first()).toBeVisible();

const rowsOf = (name: string) => async (page: Page) => {
  await table(page, name).settled();
  await expect(table(page, name).rows.first()).toBeVisible();
};

/** Every page and every state of a page that has a look of its own. */
export const pages: readonly ConsolePage[] = [
  { name: 'sign-in', who: 'anonymous', path: '/', shown: heading('Sign in') },
  { name: 'no-role', who: 'norole', path: '/', shown: heading('You have no role here yet') },
  { name: 'companies', who: 'viewer', path: paths.companies(), shown: rowsOf('Companies') },
  { name: 'people', who: 'viewer', path: '/people', shown: heading('Find people') },
  { name: 'exports', who: 'viewer', path: '/exports', shown: heading('Export many companies') },
  {
    name: 'create-in-many',
    who: 'operator',
    path: '/create/target-group',
    shown: heading('In which companies'),
  },
  { name: 'licences', who: 'viewer', path: '/licences', shown: rowsOf('Licences') },
  { name: 'company', who: 'viewer', path: paths.overview(known.acme), shown: heading(known.acme.name) },
  { name: 'target-users', who: 'viewer', path: paths.targetUsers(known.acme), shown: rowsOf('Target users') },
  {
    name: 'target-users-filtered',
    who: 'viewer',
    path: paths.targetUsers(known.acme, { status: 'inactive', priority: 'High' }),
    shown: rowsOf('Target users'),
  },
  {
    name: 'target-users-empty',
    who: 'viewer',
    path: paths.targetUsers(known.empty),
    shown: heading('This company has no target users yet.'),
  },
  {
    name: 'new-target-user',
    who: 'operator',
    path: paths.newTargetUser(known.overLicence),
    shown: heading('The licence is used up'),
  },
  {
    name: 'target-groups',
    who: 'operator',
    path: paths.targetGroups(known.acme),
    shown: rowsOf('Target groups'),
  },
  {
    name: 'new-target-group',
    who: 'operator',
    path: paths.newTargetGroup(known.acme),
    shown: async (page) => {
      await expect(page.getByRole('textbox', { name: 'Name' })).toBeVisible();
      await expect(page.getByRole('button', { name: `Create in ${known.acme.name}` })).toBeVisible();
    },
  },
  {
    name: 'new-target-group-viewer',
    who: 'viewer',
    path: paths.newTargetGroup(known.acme),
    shown: heading('You cannot create here'),
  },
  {
    name: 'company-groups',
    who: 'operator',
    path: paths.companyGroups(),
    shown: rowsOf('Company groups'),
  },
  {
    name: 'new-company-group',
    who: 'operator',
    path: paths.newCompanyGroup(),
    shown: (page) => expect(page.getByRole('option', { name: known.acme.name }).first()).toBeVisible(),
  },
  {
    name: 'company-unavailable',
    who: 'viewer',
    path: paths.targetUsers(known.privacy),
    shown: heading('This company is unavailable'),
  },
  { name: 'jobs', who: 'operator', path: '/jobs', shown: heading('Jobs') },
  { name: 'jobs-refused', who: 'viewer', path: '/jobs', shown: heading('Jobs are for operators') },
  { name: 'activity', who: 'admin', path: '/activity', shown: rowsOf('Activity') },
  {
    name: 'activity-refused',
    who: 'viewer',
    path: '/activity',
    shown: heading('Activity is for admins'),
  },
  { name: 'sessions', who: 'admin', path: '/sessions', shown: rowsOf('Sessions') },
  {
    name: 'sessions-refused',
    who: 'viewer',
    path: '/sessions',
    shown: heading('Sessions are for admins'),
  },
  { name: 'not-found', who: 'viewer', path: '/no-such-page', shown: heading('Page not found') },
];
