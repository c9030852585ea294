import { addressParams } from '../lib/address-params.ts';
import type { ShownTable } from './list-view.tsx';

/** A table whose columns cannot be chosen. */
export const noColumns: ShownTable = { columns: [], hidden: [], density: 'comfortable' };

/** Adds the open saved view to an address with other filters. */
export function underView(params: URLSearchParams): URLSearchParams {
  const view = addressParams().get('view');
  if (view !== null) params.set('view', view);
  return params;
}
