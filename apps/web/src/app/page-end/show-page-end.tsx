import type { Session } from '@reseller-console/contract';
import type { Root } from 'react-dom/client';
import { stoppedExports } from '../../shared/export/jobs.ts';
import { attempt } from '../../shared/lib/attempt.ts';
import { clearDrafts } from '../../shared/write/drafts.ts';
import { clearKeptImports } from '../../shared/write/kept-imports.ts';
import { writesUnderWay } from '../../shared/write/write.ts';
import { PageEnd } from './page-end.tsx';

/** Deletes the drafts that other people left in this tab, and their imports in this browser. */
export function forgetOthers(person: string): void {
  attempt(() => clearDrafts(sessionStorage, person));
  clearKeptImports(person).catch(() => {});
}

/** Deletes the drafts of this page's person, and says what became of them and of pending requests. */
export function showPageEnd(root: Root, opener: Session['user'] | undefined): void {
  const underWay = writesUnderWay();
  const { typed = 0, sent = 0 } = attempt(() => clearDrafts()) ?? {};
  clearKeptImports().catch(() => {});
  const left = { typed: typed > 0, unclear: sent > underWay.length, downloads: stoppedExports(), underWay };
  root.render(<PageEnd opener={opener} left={left} />);
}
