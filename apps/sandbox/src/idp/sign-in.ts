import { Router, urlencoded } from 'express';
import type { Provider } from 'oidc-provider';
import * as z from 'zod';
import { type AccountDirectory, demoPassword } from './accounts.ts';
import { page, signInForm, stylesheet } from './pages.ts';

const Credentials = z.object({ account: z.string().max(200), password: z.string().max(200) });

/** The provider's own pages: its style, and the form that asks for account and password. */
export function signInPages(basePath: string, provider: () => Provider, accounts: AccountDirectory): Router {
  const router = Router();
  const form = (typed: string, failed: boolean): string =>
    page('Demo identity provider', `${basePath}/style.css`, signInForm(accounts.list(), typed, failed));

  /** Makes a browser's session that of another account, with nothing of the one before. */
  async function hand(uid: string, accountId: string): Promise<void> {
    const session = await provider().Session.findByUid(uid);
    if (session === undefined) return;
    session.loginAccount({ accountId });
    session.authorizations = {};
    await session.persist();
  }

  router.get('/style.css', (_request, response) => {
    response.type('css').set('Cache-Control', 'no-cache').send(stylesheet);
  });

  router.get('/sign-in/:uid', async (request, response) => {
    const { prompt, grantId } = await provider().interactionDetails(request, response);
    // A request for offline_access must ask for consent (OpenID Connect Core, section 11); the demo gives it unasked.
    if (prompt.name === 'consent' && grantId !== undefined) {
      await provider().interactionFinished(request, response, { consent: { grantId } });
      return;
    }
    response.send(form('', false));
  });

  router.post('/sign-in/:uid', urlencoded({ extended: false, limit: '4kb' }), async (request, response) => {
    const { session } = await provider().interactionDetails(request, response);
    const typed = Credentials.safeParse(request.body);
    const account = typed.success ? accounts.find(typed.data.account) : undefined;
    if (!typed.success || !account || account.disabled || typed.data.password !== demoPassword) {
      response.status(401).send(form(typed.data?.account ?? '', true));
      return;
    }
    const next = await provider().interactionResult(request, response, {
      login: { accountId: account.id },
      select_account: {},
    });
    if (session !== undefined && session.accountId !== account.id) await hand(session.uid, account.id);
    response.redirect(303, next);
  });
  return router;
}
