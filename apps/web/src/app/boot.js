// Runs before the first paint: a classic script, since modules run too late.
(() => {
  let kept;
  try {
    kept = JSON.parse(localStorage.getItem('console.preferences'));
  } catch {
    // Storage that is blocked or unreadable means the defaults.
  }

  // The page never shows in the wrong theme.
  const { theme = 'system' } = kept ?? {};
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';

  // Every page asks for these first: they are on their way while the scripts still are, and the browser hands them to the same request.
  if (location.pathname.startsWith('/sign-in')) return;
  for (const href of ['/api/session', '/api/preferences']) {
    document.head.append(
      Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', crossOrigin: '', href }),
    );
  }
})();
