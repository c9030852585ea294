import type { Language, Session } from '@reseller-console/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Keyboard, LogOut } from 'lucide-react';
import { useState } from 'react';
import { changePreferences, settlePreferences, usePreferences } from '../../features/preferences/queries.ts';
import { SignOutButton } from '../../features/session/components/sign-out-button.tsx';
import { speak } from '../../shared/language/speak.ts';
import { Choices } from '../../shared/ui/choices.tsx';
import { LanguageChoices } from '../../shared/ui/language-choices.tsx';
import { words } from '../../shared/words/en.ts';
import { words as shell } from './words/en.ts';

const row = 'hit flex h-8 w-full items-center gap-2.5 rounded-control px-2 text-sm hover:bg-hover';

export default function PersonPanel({ user, onHelp }: { user: Session['user']; onHelp: () => void }) {
  const client = useQueryClient();
  const { theme, singleKeyShortcuts } = usePreferences();
  const [languageFailed, setLanguageFailed] = useState(false);

  // It is saved first: the next start asks the server what the person chose.
  async function chooseLanguage(language: Language) {
    setLanguageFailed(false);
    if (await settlePreferences((now) => ({ ...now, language }))) speak(language);
    else setLanguageFailed(true);
  }

  return (
    <div className="w-64">
      <div className="border-b border-line px-3.5 py-3">
        <p className="truncate font-semibold" title={user.name}>
          {user.name}
        </p>
        {user.email === null ? null : (
          <p className="truncate text-xs text-muted" title={user.email}>
            {user.email}
          </p>
        )}
        <p className="mt-1 text-xs text-muted">{words.roles[user.role]}</p>
      </div>
      <div className="flex flex-col gap-3 border-b border-line px-3.5 py-3">
        <Choices
          label={shell.person.theme}
          value={theme}
          choices={[
            ['system', shell.person.themes.system],
            ['light', shell.person.themes.light],
            ['dark', shell.person.themes.dark],
          ]}
          onChoose={(chosen) => changePreferences(client, (now) => ({ ...now, theme: chosen }))}
        />
        <div>
          <LanguageChoices onChoose={(language) => void chooseLanguage(language)} />
          {languageFailed ? (
            <p role="alert" className="mt-1.5 text-xs text-bad">
              {shell.person.languageFailed}
            </p>
          ) : null}
        </div>
      </div>
      <div className="border-b border-line p-1.5">
        <label className={row}>
          <input
            type="checkbox"
            checked={singleKeyShortcuts}
            onChange={({ target: { checked } }) =>
              changePreferences(client, (now) => ({ ...now, singleKeyShortcuts: checked }))
            }
          />
          {shell.person.singleKeys}
        </label>
        <button type="button" className={row} onClick={onHelp}>
          <Keyboard aria-hidden className="size-4 text-muted" />
          {shell.person.shortcuts}
          <kbd className="kbd ml-auto">?</kbd>
        </button>
      </div>
      <div className="p-1.5">
        <SignOutButton className={row}>
          <LogOut aria-hidden className="size-4 text-muted" />
        </SignOutButton>
      </div>
    </div>
  );
}
