import type { ViewTable } from '@reseller-console/contract';
import { lazy, Suspense } from 'react';
import { ViewsPlace } from '../shared/table/list-tools.tsx';
import type { ShownTable } from '../shared/table/list-view.tsx';

const ListViews = lazy(() => import('../features/views/components/list-views.tsx'));

/** The saved views of a list, which load after it; their place is kept until then. */
export const viewsOf =
  (table: ViewTable, companyId?: string) =>
  (shown: ShownTable, ready = true) => (
    <Suspense fallback={<ViewsPlace />}>
      <ListViews table={table} companyId={companyId} shown={shown} ready={ready} />
    </Suspense>
  );
