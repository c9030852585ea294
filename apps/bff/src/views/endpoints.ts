import {
  changeView,
  createView,
  deleteView,
  fieldProblem,
  isFieldFilter,
  listViews,
  type View,
  type ViewSettings,
  type ViewTable,
  viewQueryOf,
} from '@reseller-console/contract';
import type { Request } from 'express';
import type { CompanyDirectory } from '../companies/directory.ts';
import { endpoint } from '../platform/endpoint.ts';
import type { Caller } from '../platform/person.ts';
import { ProblemError } from '../platform/problem.ts';
import { companiesOf, forbiddenOf, isOfOneCompany, listRefusal, mayChange, maySee } from './access.ts';
import type { Actor, Views } from './views.ts';

/** What the endpoints of views work with. */
interface Parts {
  views: Views;
  directory: Pick<CompanyDirectory, 'get' | 'assertKnown'>;
}

/** Refuses parameters that the list does not have or that are its defaults, and a company for a list of all companies. */
function assertFits(table: ViewTable, { companyId, query }: ViewSettings): void {
  const kept = viewQueryOf(table, query);
  const odd = Object.keys(query)
    .filter((name) => kept[name] !== query[name])
    .map((name) => ({ field: `query.${name}`, ...fieldProblem('invalid') }));
  // Each company has its own custom fields.
  const foreign = companyId === null ? Object.keys(query).filter(isFieldFilter) : [];
  const errors = [
    ...odd,
    ...foreign.map((name) => ({ field: `query.${name}`, ...fieldProblem('unknown_custom_field') })),
    ...(companyId === null || isOfOneCompany(table)
      ? []
      : [{ field: 'companyId', ...fieldProblem('invalid') }]),
  ];
  if (errors.length > 0) throw new ProblemError('invalid_request', { errors });
}

export const viewsEndpoints = ({ views, directory }: Parts) => {
  /** Refuses what the person could not see themselves, and companies that Keepnet does not list. */
  async function assertMayHave(table: ViewTable, settings: ViewSettings, person: Caller): Promise<void> {
    assertFits(table, settings);
    const refusal = listRefusal({ table, query: settings.query }, person);
    if (refusal !== undefined) throw new ProblemError(refusal);
    const ids = companiesOf(settings);
    if (forbiddenOf(ids, person) !== undefined) throw new ProblemError('company_forbidden');
    if (ids.length > 0) await directory.assertKnown('companyId', ids);
  }

  async function actor(companyId: string | null, person: Caller, { id }: Request): Promise<Actor> {
    const known = companyId === null ? undefined : (await directory.get()).byId.get(companyId);
    return { person, requestId: id, companyName: known?.name ?? null };
  }

  /** A view that the person may change. @throws {ProblemError} `not_found`, `role_too_low` */
  async function changeable(id: string, person: Caller): Promise<View> {
    const view = await views.get(id);
    if (view === undefined || !maySee(view, person)) throw new ProblemError('not_found');
    if (mayChange(view, person)) return view;
    throw new ProblemError('role_too_low', {
      detail: 'Only its owner or an admin may change a shared view.',
    });
  }

  return [
    endpoint(listViews, async ({ person }) => ({
      items: (await views.list(person.id)).filter((view) => maySee(view, person)),
    })),

    endpoint(createView, async ({ person, body, request, response }) => {
      await assertMayHave(body.table, body, person);
      const view = await views.create(body, await actor(body.companyId, person, request));
      response.status(201);
      return view;
    }),

    endpoint(changeView, async ({ person, params: { viewId }, body, request }) => {
      const view = await changeable(viewId, person);
      await assertMayHave(view.table, body, person);
      return views.change(view, body, await actor(body.companyId, person, request));
    }),

    endpoint(deleteView, async ({ person, params: { viewId }, request }) => {
      const view = await changeable(viewId, person);
      // It can be deleted while Keepnet does not answer.
      await views.delete(view, { person, requestId: request.id, companyName: null });
      return { id: viewId };
    }),
  ];
};
