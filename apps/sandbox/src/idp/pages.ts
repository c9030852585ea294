import { type Account, demoPassword } from './accounts.ts';

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe to stand in HTML, in an attribute too. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** One whole page of the provider; `main` is HTML. */
export function page(title: string, stylesheet: string, main: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${escapeHtml(stylesheet)}">
</head>
<body><main><h1>${escapeHtml(title)}</h1>${main}</main></body>
</html>`;
}

/** The sign-in form, and every account as a button that signs in at once; `failed` after a wrong account or password. */
export function signInForm(accounts: readonly Account[], typed: string, failed: boolean): string {
  const alert = failed ? '<p role="alert" id="problem">The account or the password is not right.</p>' : '';
  const described = failed ? ' aria-describedby="problem" aria-invalid="true"' : '';
  const rows = accounts
    .map(
      ({ id, name, roles }) =>
        `<li><button type="submit" name="account" value="${escapeHtml(id)}">${escapeHtml(name)} <span>${escapeHtml(id)}, role: ${escapeHtml(roles.join(', ') || 'none')}</span></button></li>`,
    )
    .join('');
  return `<p>This provider belongs to the demo. Its people are invented.</p>
${alert}<form method="post">
<label for="account">Account</label>
<input id="account" name="account" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus value="${escapeHtml(typed)}"${described}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${described}>
<button type="submit">Continue</button>
</form>
<form method="post" aria-labelledby="accounts">
<h2 id="accounts">Demo accounts, password <code>${escapeHtml(demoPassword)}</code></h2>
<input type="hidden" name="password" value="${escapeHtml(demoPassword)}">
<ul>${rows}</ul>
</form>`;
}

/** Asks before the session at the provider ends; `form` is the provider's own, with its protection against forgery. */
export function signOutForm(form: string): string {
  const id = /id="([^"]+)"/.exec(form)?.[1] ?? '';
  return `<p>You are signed out of the console. Sign out of the demo identity provider as well?</p>
${form}<div class="choices"><button type="submit" form="${escapeHtml(id)}" name="logout" value="yes">Sign out</button>
<button type="submit" form="${escapeHtml(id)}">Stay signed in</button></div>`;
}

export const stylesheet = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:0;display:grid;min-height:100vh;place-items:center;background:light-dark(#f4f5f7,#14161a);color:light-dark(#1b1f27,#e8eaee)}
main{box-sizing:border-box;width:min(26rem,100%);padding:2rem;background:light-dark(#fff,#1d2026);border-radius:12px}
h1{margin:0 0 .5rem;font-size:1.375rem}
form{display:grid;gap:.5rem;margin:1.5rem 0}
label{font-weight:600}
input,button{font:inherit;padding:.5rem .75rem;border-radius:6px;border:1px solid light-dark(#767b86,#8b919d)}
input{margin-bottom:.5rem;background:transparent;color:inherit}
button{background:light-dark(#1f4fd8,#9db7ff);color:light-dark(#fff,#0d1526);border-color:transparent;font-weight:600;cursor:pointer}
:focus-visible{outline:3px solid light-dark(#1f4fd8,#9db7ff);outline-offset:2px}
[role=alert]{color:light-dark(#a3121f,#ff9c9c)}
.choices{display:flex;gap:.75rem}
h2{margin:0;font-size:.875rem}
ul{display:grid;gap:.5rem;margin:0;padding:0;list-style:none}
li button{width:100%;text-align:start;background:transparent;color:inherit;border-color:light-dark(#767b86,#8b919d)}
li span{display:block;font-size:.875rem;font-weight:400}`;
