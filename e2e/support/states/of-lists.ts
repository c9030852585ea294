import { expect } from '@playwright/test';
import { paths, table, toasts } from '../console.ts';
import { goWithin } from '../go-within.ts';
import { makePlan, plantUsers } from '../jobs.ts';
import { known } from '../known.ts';
import { ignoreCompanyHeader } from '../sandbox.ts';
import { unreadCompany } from '../unread-company.ts';
import { deleteViews, saveView } from '../views.ts';
import { button, type ConsoleState, rows } from './state.ts';

const longName = 'Customers of the Northern and Western Regions with a Renewal in the Coming Year';

/** Lists and pages that are empty, loading, failed, long or have rows opened. */
export const statesOfLists: readonly ConsoleState[] = [
  {
    name: 'job-planned',
    who: 'operator',
    async reach(page, sandbox) {
      await goWithin(page, paths.companies());
      const people = await plantUsers(sandbox, known.brightwater, 2);
      const input = { items: [...people.map(({ id }) => ({ id })), { id: 'n0body' }] };
      const id = await makePlan(page, known.brightwater, { kind: 'delete-target-users', input });
      await rows(page, `/jobs/${id}`, 'Records of this job');
    },
  },
  {
    name: 'views-menu',
    who: 'operator',
    async reach(page) {
      await page.goto(paths.targetUsers(known.acme));
      const { origin } = new URL(page.url());
      const view = { table: 'target-users', query: { status: 'active' }, columns: ['name', 'email', 'gone'] };
      await deleteViews(page.request, origin);
      await saveView(page.request, origin, {
        ...view,
        name: 'Active with an address',
        companyId: known.acme.id,
      });
      await saveView(page.request, origin, { ...view, name: longName.slice(0, 60), shared: true });
      await page.getByRole('button', { name: 'Views', exact: true }).click();
      await page.getByRole('link', { name: /^Active/ }).waitFor();
    },
  },
  {
    name: 'views-changed',
    who: 'operator',
    async reach(page) {
      await page.goto(paths.companies());
      const { origin } = new URL(page.url());
      const view = { table: 'target-users', query: { status: 'active' }, columns: ['name', 'email', 'gone'] };
      await deleteViews(page.request, origin);
      const id = await saveView(page.request, origin, { ...view, name: 'Active with an address' });
      const changed = { view: id, status: 'inactive', columns: 'name,email,gone', density: 'comfortable' };
      await rows(page, paths.targetUsers(known.acme, changed), 'Target users');
      await page.getByRole('group', { name: /is changed$/ }).waitFor();
    },
  },
  {
    name: 'views-save',
    who: 'operator',
    async reach(page) {
      await page.goto(paths.targetUsers(known.acme, { q: 'ada@example.com' }));
      await page.getByRole('button', { name: 'Views', exact: true }).click();
      await page.getByRole('button', { name: 'Save as view' }).click();
      await page.getByRole('checkbox', { name: 'Share with colleagues' }).check();
    },
  },
  {
    name: 'companies-no-match',
    who: 'viewer',
    async reach(page) {
      await goWithin(page, '/?q=no-such-company');
      await page.getByRole('heading', { name: 'No company matches.' }).waitFor();
    },
  },
  {
    name: 'companies-over-licence',
    who: 'viewer',
    reach: (page) => rows(page, '/?exceeded=true', 'Companies'),
  },
  {
    name: 'company-other-script',
    who: 'viewer',
    async reach(page) {
      await goWithin(page, paths.overview(known.otherScript));
      await page.getByRole('heading', { level: 1, name: known.otherScript.name }).waitFor();
    },
  },
  {
    name: 'target-users-many-rows',
    who: 'viewer',
    reach: (page) => rows(page, paths.targetUsers(known.acme, { pageSize: '100' }), 'Target users'),
  },
  {
    name: 'target-users-failed',
    who: 'viewer',
    async reach(page, sandbox) {
      await sandbox.spoil(
        { path: '/api/target-users/search' },
        { kind: 'status', status: 500, envelope: true },
      );
      await page.goto(paths.targetUsers(known.brightwater));
      await page.getByRole('heading', { name: 'This could not be loaded' }).waitFor();
    },
  },
  {
    name: 'company-unproven',
    who: 'viewer',
    async reach(page, sandbox) {
      await ignoreCompanyHeader(sandbox);
      await page.goto(paths.targetUsers(await unreadCompany(page, 1)));
      await page.getByText('do not show whether they are about this company').waitFor();
    },
  },
  {
    name: 'company-group-long-name',
    who: 'operator',
    async reach(page, sandbox) {
      const id = await sandbox.plantGroup(longName, [known.acme.id, known.otherScript.id, known.twinA.id]);
      await goWithin(page, paths.companyGroup(id));
      await page.getByRole('heading', { name: longName }).waitFor();
    },
  },
  {
    name: 'company-groups-long-name',
    who: 'operator',
    reach: (page) => rows(page, paths.companyGroups({ q: 'Northern' }), 'Company groups'),
  },
  {
    name: 'companies-loading',
    who: 'viewer',
    async reach(page, sandbox) {
      await sandbox.spoil({ path: '/api/companies/search' }, { kind: 'hang' });
      await page.goto(paths.companies());
      await page.locator('.skeleton').first().waitFor();
    },
  },
  {
    name: 'companies-failed',
    who: 'viewer',
    async reach(page, sandbox) {
      await sandbox.spoil({ path: '/api/companies/search' }, { kind: 'html' });
      await page.goto(paths.companies());
      await page.getByRole('heading', { name: 'This could not be loaded' }).waitFor();
    },
  },
  {
    name: 'companies-empty',
    who: 'viewer',
    async reach(page) {
      // The sandbox always has companies.
      const none = { items: [], page: 1, pageSize: 25, pageCount: 1, total: 0, exceededCount: 0 };
      await page.route(/\/api\/companies(\?|$)/, (route) => route.fulfill({ json: none }));
      await page.goto(paths.companies());
      await page.getByRole('heading', { name: 'This reseller has no companies' }).waitFor();
    },
  },
  {
    name: 'company-loading',
    who: 'viewer',
    async reach(page, sandbox) {
      await sandbox.spoil({ companyId: known.acme.id }, { kind: 'hang' });
      await page.goto(paths.overview(known.acme));
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'company-with-activity',
    who: 'admin',
    async reach(page) {
      await rows(page, paths.targetGroups(known.brightwater), 'Target groups');
      await button(page, 'Export').click();
      await button(page, 'CSV, all matching rows').click();
      await expect(toasts(page)).toContainText('.csv');
      await goWithin(page, paths.overview(known.brightwater));
      await page.getByText('Export target groups').first().waitFor();
    },
  },
  {
    name: 'target-users-loading',
    who: 'viewer',
    async reach(page, sandbox) {
      await sandbox.spoil({ companyId: known.acme.id }, { kind: 'hang' });
      await page.goto(paths.targetUsers(known.acme));
      await page.locator('.skeleton').first().waitFor();
    },
  },
  {
    name: 'target-users-empty-operator',
    who: 'operator',
    async reach(page) {
      await goWithin(page, paths.targetUsers(known.empty));
      await page.getByRole('link', { name: 'New target user' }).waitFor();
    },
  },
  {
    name: 'target-group',
    who: 'viewer',
    async reach(page) {
      await rows(page, paths.targetGroups(known.acme), 'Target groups');
      await page.getByRole('link', { name: 'Engineering' }).click();
      await table(page, 'Members of Engineering').settled();
    },
  },
  {
    name: 'company-group-gone',
    who: 'viewer',
    async reach(page) {
      await goWithin(page, paths.companyGroup('no-such-group'));
      await page.getByRole('heading', { name: 'Company group not found' }).waitFor();
    },
  },
  {
    name: 'activity-details',
    who: 'admin',
    async reach(page) {
      await rows(page, '/activity', 'Activity');
      await page
        .getByRole('button', { name: /^Details of/ })
        .first()
        .click();
      await page.locator('.activity-details').waitFor();
    },
  },
  {
    name: 'activity-no-match',
    who: 'admin',
    async reach(page) {
      await goWithin(page, '/activity?person=nobody-of-this-name');
      await page.getByRole('heading', { name: 'No entry matches.' }).waitFor();
    },
  },
];
