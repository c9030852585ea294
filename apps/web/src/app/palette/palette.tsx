import { maxLookedUp } from '@reseller-console/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { UserSearch } from 'lucide-react';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { Switcher } from '../../features/companies/components/switcher.tsx';
import type { Command } from '../../features/companies/model/choice.ts';
import { directoryQuery, useNamedCompany } from '../../features/companies/queries.ts';
import { busyJobsQuery } from '../../features/jobs/queries.ts';
import { bringToPeople } from '../../features/people/queries.ts';
import { changePreferences, usePreferences } from '../../features/preferences/queries.ts';
import { sessionQuery } from '../../features/session/queries.ts';
import { viewsQuery } from '../../features/views/queries.ts';
import { readAddresses } from '../../shared/lib/pasted-addresses.ts';
import { linesOf } from '../../shared/lib/pasted-lines.ts';
import { signOut } from '../../shared/sign-out.ts';
import { ToastBody } from '../../shared/toast/toast-body.tsx';
import { showToast } from '../../shared/toast/toasts.ts';
import { pastedList } from '../pasting/pasted.ts';
import { words as pasting } from '../pasting/words/en.ts';
import { prefetch } from '../prefetch.ts';
import { words as shell } from '../shell/words/en.ts';
import { commandsFor } from './commands.ts';
import { viewCommands } from './view-commands.ts';

const sayStillSignedIn = () =>
  showToast((dismiss) => <ToastBody look="bad" title={shell.commands.signOutFailed} onDismiss={dismiss} />);

interface PaletteProps {
  companyId: string | undefined;
  onShortcuts: () => void;
  onClose: () => void;
}

/** The switcher, with the pages and actions for this person and the company on screen, which may change while it is open. */
export default function Palette({ companyId, onShortcuts, onClose }: PaletteProps) {
  const client = useQueryClient();
  const company =
    useNamedCompany(companyId) ?? (companyId === undefined ? undefined : { id: companyId, name: companyId });
  const { theme } = usePreferences();
  const { data: session } = useQuery(sessionQuery);
  const { data: jobs = [] } = useQuery({ ...busyJobsQuery(false), enabled: false });
  const { data: views = [] } = useQuery(viewsQuery);
  const { data: directory = [] } = useQuery(directoryQuery);
  const navigate = useNavigate();
  const forTyped = useCallback(
    (typed: string): readonly Command[] => {
      const { addresses, others } = readAddresses(typed);
      // One address among other words is a search for those words.
      if (addresses.length === 0 || (addresses.length === 1 && others.length > 0)) return [];
      const everywhere = () => {
        bringToPeople(typed);
        void navigate('/people');
      };
      const inAll = { name: shell.commands.findPeople(addresses), icon: UserSearch, run: everywhere };
      if (company === undefined || addresses.length === 1 || addresses.length > maxLookedUp) return [inAll];
      const here = () => pastedList.set({ text: typed, lookUp: true });
      const { name, apart } = company;
      return [{ name: pasting.findHere(addresses.length, name), apart, icon: UserSearch, run: here }, inAll];
    },
    [navigate, company],
  );
  function takeList(text: string): string | undefined {
    const lines = linesOf(text);
    if (lines.length < 2) return undefined;
    // Addresses become one search.
    if (readAddresses(text).addresses.length > 0) return lines.join(', ');
    onClose();
    pastedList.set({ text });
    return '';
  }
  if (!session) return null;
  return (
    <Switcher
      currentId={company?.id}
      commands={commandsFor({
        user: session.user,
        company,
        theme,
        jobs: jobs.filter(({ person }) => person.id === session.user.id),
        views: viewCommands(views, directory, company, session.user.id),
        onTheme: (chosen) => changePreferences(client, (now) => ({ ...now, theme: chosen })),
        onShortcuts,
        onSignOut: () => void signOut().catch(sayStillSignedIn),
      })}
      commandsFor={forTyped}
      takeList={takeList}
      onLikely={(to) => prefetch(client, to)}
      onClose={onClose}
    />
  );
}
