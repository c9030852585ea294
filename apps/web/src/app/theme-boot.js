// Runs before the first paint, so that the page never shows in the wrong theme. A classic script: modules run too late.
(() => {
  let chosen = 'system';
  try {
    chosen = JSON.parse(localStorage.getItem('console.preferences') ?? '{}').theme ?? 'system';
  } catch {
    // Storage that is blocked or unreadable means the system's theme.
  }
  const dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
