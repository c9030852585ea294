import type { createBrowserRouter } from 'react-router';

type Router = Pick<ReturnType<typeof createBrowserRouter>, 'navigate'>;

/** A plain click; what the others mean, such as a new tab, is the browser's own to do. */
const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

/** Opens the links to pages of the console (shared/ui/link.tsx) without a full page load. */
export function followLinks(router: Router): void {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || !isPlain(event) || !(event.target instanceof Element)) return;
    const link = event.target.closest<HTMLAnchorElement>('a[data-page]:not([target])');
    if (!link) return;
    event.preventDefault();
    const { href } = link;
    void router.navigate(href.slice(location.origin.length), { replace: href === location.href });
  });
}
