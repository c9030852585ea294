import { Plus } from 'lucide-react';
import { useLocation, useNavigate, useResolvedPath } from 'react-router';
import { useShortcut } from '../lib/shortcuts.ts';
import { buttonLook } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';

/** Opens the form for a new row next to the list, as `n` does. It is hidden while that form is open. */
export function NewLink({ children }: { children: string }) {
  const navigate = useNavigate();
  const { search, pathname } = useLocation();
  const to = { ...useResolvedPath('new'), search };
  useShortcut('n', () => void navigate(to));
  return (
    <Link
      to={to}
      className={`${buttonLook('primary')} ${pathname.endsWith('/new') ? 'panel-opener' : ''}`}
      aria-keyshortcuts="n"
    >
      <Plus aria-hidden className="size-4" />
      <span className="new-text">{children}</span>
    </Link>
  );
}
