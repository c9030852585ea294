import type { ViewTable } from '@reseller-console/contract';
import { lazy, Suspense } from 'react';
import type { ShownTable } from '../shared/table/list-view.tsx';

const ListViews = lazy(() => import('../features/views/components/list-views.tsx'));

/** The saved views of a list, which load after it; their place is kept until then. */
export const viewsOf =
  (table: ViewTable, companyId?: string) =>
  (shown: ShownTable, ready = true) => (
    <Suspense fallback={<span className="w-16 sm:w-28" />}>
      <ListViews table={table} companyId={companyId} shown={shown} ready={ready} />
    </Suspense>
  );
