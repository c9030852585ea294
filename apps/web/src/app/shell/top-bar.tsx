import { ChevronsUpDown, Menu, Search } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useCompanyLabel } from '../../features/companies/queries.ts';
import { words as companies } from '../../features/companies/words/en.ts';
import { modKey } from '../../shared/lib/shortcuts.ts';
import { IconButton } from '../../shared/ui/button.tsx';
import { Link } from '../../shared/ui/link.tsx';
import { Mark } from '../../shared/ui/mark.tsx';
import { hueStyle, tileProps } from '../../shared/ui/tile.tsx';
import { words } from '../../shared/words/en.ts';
import { words as app } from '../words/en.ts';
import { CompanyName } from './company-name.tsx';
import { PersonMenu } from './person-menu.tsx';
import { openSwitcher } from './switcher-state.ts';

const NavigationSheet = lazy(() => import('./navigation-sheet.tsx'));

interface TopBarProps {
  companyId: string | undefined;
  /** The chip of the plans that run. */
  jobs: ReactNode;
  onHelp: () => void;
  /** Called when the switcher is likely to be wanted soon. */
  onIntent: () => void;
}

function CurrentCompany({ companyId }: { companyId: string }) {
  const label = useCompanyLabel(companyId);
  const tile = label === undefined ? { style: hueStyle(companyId) } : tileProps(companyId, label.name);
  return (
    <span className="tile flex min-w-0 items-center gap-2.5" {...tile}>
      <span className="min-w-0 font-semibold">
        <CompanyName companyId={companyId} />
      </span>
    </span>
  );
}

export function TopBar({ companyId, jobs, onHelp, onIntent }: TopBarProps) {
  const [sheet, setSheet] = useState(false);
  const keys = `${modKey}${modKey === 'Ctrl' ? ' ' : ''}K`;
  return (
    <header className="top-bar">
      <IconButton label={app.openNavigation} className="sm:hidden" onClick={() => setSheet(true)}>
        <Menu aria-hidden className="size-5" />
      </IconButton>
      {/* The navigation has the same link for the keyboard. */}
      <Link
        to="/"
        tabIndex={-1}
        aria-label={words.product}
        title={words.product}
        className="rounded-control max-sm:hidden"
      >
        <Mark className="size-6" />
      </Link>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        className="hit flex h-9 min-w-0 items-center gap-2 rounded-control px-2 hover:bg-hover active:bg-pressed max-sm:grow"
        onClick={openSwitcher}
        onPointerEnter={onIntent}
        onFocus={onIntent}
      >
        <span className="sr-only">{companies.switchCompany}</span>
        {/* On a phone it is as wide as there is room, so a name that comes late moves nothing. */}
        <span className="min-w-0 text-left max-sm:grow">
          {companyId === undefined ? (
            <span className="font-medium">{app.everyCompany}</span>
          ) : (
            <CurrentCompany companyId={companyId} />
          )}
        </span>
        <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
      </button>
      <button
        type="button"
        tabIndex={-1}
        aria-hidden="true"
        className="ml-auto flex h-8 w-64 items-center gap-2 rounded-control border border-line px-2.5 text-sm text-muted hover:bg-hover max-lg:hidden"
        onClick={openSwitcher}
        onPointerEnter={onIntent}
      >
        <Search aria-hidden className="size-4" />
        {companies.switchCompany}
        <kbd className="kbd ml-auto">{keys}</kbd>
      </button>
      <span className="flex items-center gap-2 max-lg:ml-auto">
        {jobs}
        <PersonMenu onHelp={onHelp} />
      </span>
      <Suspense>
        {sheet ? <NavigationSheet companyId={companyId} onClose={() => setSheet(false)} /> : null}
      </Suspense>
    </header>
  );
}
