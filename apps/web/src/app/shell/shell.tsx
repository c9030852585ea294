import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react';
import { Outlet, useMatch, useMatches, useNavigation } from 'react-router';
import { directoryQuery } from '../../features/companies/queries.ts';
import { words as companies } from '../../features/companies/words/en.ts';
import { askedPlan } from '../../features/jobs/open-plan.ts';
import { lazyReady } from '../../shared/lib/lazy-ready.tsx';
import { useShortcut } from '../../shared/lib/shortcuts.ts';
import { useStore } from '../../shared/lib/store.ts';
import { skipPlace } from '../../shared/table/skip-to-rows.tsx';
import { ToastRegion } from '../../shared/toast/toast-region.tsx';
import { Announcer, announce } from '../../shared/ui/announcer.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { hueStyle } from '../../shared/ui/tile.tsx';
import { words as shared } from '../../shared/words/en.ts';
import { whenLoaded } from '../when-loaded.ts';
import { words as app } from '../words/en.ts';
import { Navigation } from './navigation.tsx';
import { closeSwitcher, openSwitcher, useSwitcherOpen } from './switcher-state.ts';
import { TopBar } from './top-bar.tsx';
import { useScrollMemory } from './use-scroll-memory.ts';

const [Palette, loadPalette] = lazyReady(() => import('../palette/palette.tsx'));
const loadLate = () => import('./late-frame.tsx');
const LateFrame = lazy(loadLate);
const ShortcutsDialog = lazy(() => import('./shortcuts-dialog.tsx'));

/** Handle of a route whose panel is next to its parent's page: opening and closing it does not change the page. */
export const panelPage = 'panel-page';

/** Takes the focus while the palette loads: Enter must not open the link of the page that had it. */
function PaletteLoading() {
  return (
    <Dialog label={companies.switchCompany} onClose={closeSwitcher} className="switcher p-4 text-muted">
      {shared.loading}
    </Dialog>
  );
}

/** The frame around every page of a signed-in person. */
export function Shell() {
  const companyId = useMatch('/companies/:companyId/*')?.params.companyId;
  // A panel belongs to the page next to it.
  const pathname = useMatches().findLast(({ handle }) => handle !== panelPage)?.pathname;
  const main = useRef<HTMLElement>(null);
  const [help, setHelp] = useState(false);
  const [late, setLate] = useState(false);
  const hasAsked = useStore(askedPlan) !== undefined;
  const switching = useSwitcherOpen();
  const moving = useNavigation().state !== 'idle';

  useScrollMemory(pathname);
  // A new page is read from its beginning; the first one leaves the focus to the browser.
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    announce(document.title);
    if (main.current?.querySelector('dialog')?.contains(document.activeElement)) return;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);

  // The palette is used most, so it is loaded ahead once the page is idle.
  const client = useQueryClient();
  const prepare = useEffectEvent(() => {
    void loadPalette();
    loadLate().then(
      () => setLate(true),
      () => {},
    );
    void client.prefetchQuery(directoryQuery);
    void import('../prefetch.ts').then(({ watchIntent }) => watchIntent(client));
  });
  useEffect(() => whenLoaded(client, prepare), [client]);

  // If the palette cannot be loaded, the error replaces the frame; the next frame must not open it again.
  useEffect(() => closeSwitcher, []);
  useShortcut('mod+k', openSwitcher);
  useShortcut('?', () => setHelp(true));

  return (
    <div {...(companyId === undefined ? {} : { className: 'hued', style: hueStyle(companyId) })}>
      <a href="#main" className="skip-link">
        {app.skip}
      </a>
      <span id={skipPlace} />
      <TopBar
        companyId={companyId}
        jobs={<Suspense>{late || hasAsked ? <LateFrame /> : null}</Suspense>}
        onHelp={() => setHelp(true)}
        onIntent={() => void loadPalette()}
      />
      <div className="hue-line">{moving ? <div className="progress-line" /> : null}</div>
      <div className="flex">
        <Navigation companyId={companyId} className="side-nav max-sm:hidden" />
        <main ref={main} id="main" tabIndex={-1} className="min-w-0 flex-1 p-4 outline-none sm:p-6">
          <Outlet />
        </main>
      </div>
      <Announcer />
      <ToastRegion />
      {switching ? (
        <Suspense fallback={<PaletteLoading />}>
          <Palette companyId={companyId} onShortcuts={() => setHelp(true)} onClose={closeSwitcher} />
        </Suspense>
      ) : null}
      <Suspense>{help ? <ShortcutsDialog onClose={() => setHelp(false)} /> : null}</Suspense>
    </div>
  );
}
