import { ArrowLeft } from 'lucide-react';
import { Link } from './link.tsx';

/** The way back to what a page is a part of. */
export function BackLink({ to, children }: { to: string; children: string }) {
  return (
    <Link
      to={to}
      className="hit inline-flex max-w-full items-center gap-1.5 self-start text-sm text-muted hover:text-text"
    >
      <ArrowLeft aria-hidden className="size-4 shrink-0" />
      <span className="truncate">{children}</span>
    </Link>
  );
}
