import { roles } from '@reseller-console/contract';
import * as z from 'zod/mini';

/** A message between tabs of this browser; another version of the console may send ones that are unknown here. */
const News = z.union([
  z.object({ type: z.literal('signed_out') }),
  z.object({ type: z.literal('signed_in'), id: z.string(), role: z.enum(roles), limited: z.boolean() }),
]);
export type News = z.infer<typeof News>;

/** Undefined without browser support: tabs then notice changes when they get the focus or send a request. */
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('console.person');

export const tellTabs = (news: News): void => channel?.postMessage(news);

/** Calls back with what other tabs tell; the answer ends that. */
export function hearTabs(listener: (news: News) => void): () => void {
  const hear = ({ data }: MessageEvent) => {
    const news = News.safeParse(data);
    if (news.success) listener(news.data);
  };
  channel?.addEventListener('message', hear);
  return () => channel?.removeEventListener('message', hear);
}
