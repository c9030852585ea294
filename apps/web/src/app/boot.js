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

  // Every page asks for these first: they are on their way while the scripts still are, and the browser hands them to the same request.
  if (location.pathname.startsWith('/sign-in')) return;
  const addresses = ['/api/session', '/api/preferences'];
  // So is the list of the first page, which otherwise waits until the scripts have run: half a second on a slow laptop.
  if (location.pathname + location.search === '/') {
    const pageSize = tables?.companies?.pageSize ?? 25;
    addresses.push(`/api/companies?page=1&pageSize=${pageSize}&sort=name&order=asc`);
  }
  for (const href of addresses) {
    document.head.append(
      Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', crossOrigin: '', href }),
    );
  }

  // At the first formats of a page, Chrome reads its locales and calendars: 150 and 15 ms on a slow laptop. Now it still waits for the
  // scripts. Each is a task of its own.
  setTimeout(() => new Intl.NumberFormat());
  setTimeout(() => new Intl.DateTimeFormat());
})();
