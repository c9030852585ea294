import { Star } from 'lucide-react';
import type { Entry } from '../../../shared/lib/rank.ts';
import { modKey } from '../../../shared/lib/shortcuts.ts';
import { IconButton } from '../../../shared/ui/button.tsx';
import { words } from '../../../shared/words/words.ts';

interface FooterProps {
  active: Entry | undefined;
  starred: boolean;
  shown: number;
  total: number;
  onStar: (companyId: string) => void;
}

export function SwitcherFooter({ active, starred, shown, total, onStar }: FooterProps) {
  const w = words.switcher;
  return (
    <div className="flex min-h-10 items-center gap-4 border-t border-line px-4 text-xs text-muted">
      <span className="min-w-0 flex-1 truncate">
        {shown < total ? w.capped(shown, total) : w.count(total)}
      </span>
      {active ? (
        <IconButton
          label={starred ? w.unfavourite(active[1]) : w.favourite(active[1])}
          onClick={() => onStar(active[0])}
        >
          <Star aria-hidden className={`size-4 ${starred ? 'fill-current text-warn' : ''}`} />
        </IconButton>
      ) : null}
      <span className="flex items-center gap-1 max-sm:hidden">
        <kbd className="kbd">{w.enter}</kbd> {w.hintOpen}
      </span>
      <span className="flex items-center gap-1 max-sm:hidden">
        <kbd className="kbd">{modKey}</kbd>
        <kbd className="kbd">{w.enter}</kbd> {w.hintTab}
      </span>
    </div>
  );
}
