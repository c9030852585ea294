import type { Session } from '@reseller-console/contract';
import { useEffect } from 'react';
import { Gate } from '../../features/session/components/sign-in-page.tsx';
import { takesFocus } from '../../shared/lib/focus.ts';
import { Button } from '../../shared/ui/button.tsx';
import { loginAddress } from '../login-address.ts';
import { type Left, LeftBehind } from './left-behind.tsx';
import { useWho, type Who } from './use-who.ts';
import { words as w } from './words/en.ts';

/** The page's path without its search. */
const pathHere = (): string => (location.pathname.startsWith('/sign-in') ? '/' : location.pathname);

function titleOf(who: Who, opener: Session['user'] | undefined): string {
  if (who.status === 'signed_out') return w.signedOutTitle;
  return who.status === 'person' && who.id === opener?.id ? w.againTitle : w.anotherTitle;
}

/** Replaces a page that no longer belongs to the person who opened it: says who is signed in now, and what became of pending work. */
export function PageEnd({ opener, left }: { opener: Session['user'] | undefined; left: Left }) {
  const who = useWho();
  const isOpener = who.status === 'person' && who.id === opener?.id;
  const isAnother = who.status !== 'signed_out' && !isOpener;
  const hasNews = left.typed || left.unclear || left.downloads > 0 || left.underWay.length > 0;
  const goesOn = isOpener && who.again && !hasNews;
  useEffect(() => {
    if (goesOn) location.reload();
  }, [goesOn]);

  const resume = () => location.replace(pathHere());
  const name = who.status === 'person' ? who.name : undefined;
  return (
    <Gate title={titleOf(who, opener)}>
      <div className="flex flex-col gap-2">
        <h1 ref={takesFocus} tabIndex={-1} className="text-2xl font-semibold text-balance outline-none">
          {titleOf(who, opener)}
        </h1>
        <p role="status" className="text-pretty break-words text-muted">
          {name === undefined ? null : `${w.now(name)} `}
          {isAnother && opener !== undefined ? w.opener(opener.name) : null}
          {isAnother ? null : w.signedOut}
        </p>
      </div>
      <LeftBehind left={left} />
      {who.status === 'signed_out' ? (
        <Button
          look="primary"
          className="h-10 text-base"
          onClick={() => location.assign(loginAddress(pathHere()))}
        >
          {w.signIn}
        </Button>
      ) : (
        <Button look="primary" className="h-10 min-w-0 text-base" title={name} onClick={resume}>
          <span className="truncate">{name === undefined ? w.resume : w.continueAs(name)}</span>
        </Button>
      )}
    </Gate>
  );
}
