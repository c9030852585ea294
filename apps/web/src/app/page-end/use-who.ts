import { getSession } from '@reseller-console/contract';
import { useEffect, useEffectEvent, useState } from 'react';
import { call } from '../../shared/api.ts';
import { whyEnded } from '../../shared/page-end.ts';
import { isSignedOut } from '../../shared/problem-error.ts';
import { hearTabs } from '../../shared/tabs.ts';

/** Who is signed in now, as far as the server says; `unknown` is another person whose name it does not give. */
export type Who =
  | { readonly status: 'signed_out' }
  | { readonly status: 'unknown' }
  /** `again`: signed out in between. */
  | { readonly status: 'person'; readonly id: string; readonly name: string; readonly again: boolean };

async function ask(before: Who): Promise<Who> {
  try {
    const { user } = await call(getSession, { forAnyone: true });
    const again = before.status === 'signed_out' || (before.status === 'person' && before.again);
    return { status: 'person', id: user.id, name: user.name, again };
  } catch (error) {
    return isSignedOut(error) ? { status: 'signed_out' } : { status: 'unknown' };
  }
}

/** Asks who is signed in now, and again whenever that may have changed. */
export function useWho(): Who {
  const [who, setWho] = useState<Who>({ status: whyEnded() === 'signed_out' ? 'signed_out' : 'unknown' });
  const look = useEffectEvent(async () => setWho(await ask(who)));
  useEffect(() => {
    const lookAgain = () => void look();
    lookAgain();
    const stopHearing = hearTabs(lookAgain);
    window.addEventListener('focus', lookAgain);
    return () => {
      stopHearing();
      window.removeEventListener('focus', lookAgain);
    };
  }, []);
  return who;
}
