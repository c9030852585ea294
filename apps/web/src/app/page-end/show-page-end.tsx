import type { Session } from '@reseller-console/contract';
import type { Root } from 'react-dom/client';
import { stoppedExports } from '../../shared/export/jobs.ts';
import { attempt } from '../../shared/lib/attempt.ts';
import { clearDrafts } from '../../shared/write/drafts.ts';
import { writesUnderWay } from '../../shared/write/write.ts';
import { PageEnd } from './page-end.tsx';

/** Forgets what other people typed in this tab before this one signed in. */
export const forgetOthers = (person: string): void => void attempt(() => clearDrafts(sessionStorage, person));

/** Forgets what the person of this page typed, and says what became of that and of what was under way. */
export function showPageEnd(root: Root, opener: Session['user'] | undefined): void {
  const underWay = writesUnderWay();
  const { typed = 0, sent = 0 } = attempt(() => clearDrafts()) ?? {};
  const left = { typed: typed > 0, unclear: sent > underWay.length, downloads: stoppedExports(), underWay };
  root.render(<PageEnd opener={opener} left={left} />);
}
