import { useState } from 'react';

/** The previous list while its elements are the same: hidden columns that arrive later do not render the rows again. */
export function useUnchanged<Item>(list: readonly Item[]): readonly Item[] {
  const [kept, keep] = useState(list);
  if (kept.length === list.length && kept.every((item, index) => item === list[index])) return kept;
  keep(list);
  return list;
}
