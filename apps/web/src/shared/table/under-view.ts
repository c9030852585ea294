import { addressParams } from '../lib/address-params.ts';
import type { ShownTable } from './list-view.tsx';

/** A table whose columns cannot be chosen. */
export const noColumns: ShownTable = { columns: [], hidden: [], density: 'comfortable' };

/** The address of a list with other filters, under the saved view that is open. */
export function underView(params: URLSearchParams): URLSearchParams {
  const view = addressParams().get('view');
  if (view !== null) params.set('view', view);
  return params;
}
