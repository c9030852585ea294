// Runs before the first paint: a classic script, since modules run too late.
(() => {
  let kept;
  try {
    kept = JSON.parse(localStorage.getItem('console.preferences'));
  } catch {
    // Storage that is blocked or unreadable means the defaults.
  }

  // The page never shows in the wrong theme.
  const { theme = 'system', tables } = kept ?? {};
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';

  // What the first page asks for is on its way while its scripts still are; the browser hands it to the very same request.
  const addresses = ['/api/session', '/api/preferences'];
  const pageSize = tables?.companies?.pageSize ?? 25;
  if (location.pathname + location.search === '/') {
    addresses.push(`/api/companies?page=1&pageSize=${pageSize}&sort=name&order=asc`);
  }
  if (location.pathname.startsWith('/sign-in')) return;
  for (const href of addresses) {
    document.head.append(
      Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', crossOrigin: '', href }),
    );
  }
})();
