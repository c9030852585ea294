import { useState } from 'react';

/** The list of before, as long as its elements are the same ones: columns that come later and stay hidden draw no row anew. */
export function useUnchanged<Item>(list: readonly Item[]): readonly Item[] {
  const [kept, keep] = useState(list);
  if (kept.length === list.length && kept.every((item, index) => item === list[index])) return kept;
  keep(list);
  return list;
}
