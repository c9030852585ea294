import { Star } from 'lucide-react';
import { toldApart } from '../../../shared/lib/namesakes.ts';
import { modKey } from '../../../shared/lib/shortcuts.ts';
import { IconButton } from '../../../shared/ui/button.tsx';
import type { Choice } from '../model/choice.ts';
import { words as switcher } from '../switcher/words/en.ts';
import { words as w } from '../words/en.ts';

interface FooterProps {
  active: Choice | undefined;
  starred: boolean;
  /** How much was found, in words. */
  summary: string;
  onStar: (companyId: string) => void;
}

/** What was found, which a screen reader says as it changes, and what the keys do with the active choice. */
export function SwitcherFooter({ active, starred, summary, onStar }: FooterProps) {
  return (
    <div className="flex min-h-10 items-center gap-4 border-t border-line px-4 text-xs text-muted">
      <output aria-live="polite" className="min-w-0 flex-1 truncate">
        {summary}
      </output>
      {active && 'id' in active ? (
        <IconButton
          label={w[starred ? 'unfavourite' : 'favourite'](toldApart(active))}
          onClick={() => onStar(active.id)}
        >
          <Star aria-hidden className={`size-4 ${starred ? 'fill-current text-warn' : ''}`} />
        </IconButton>
      ) : null}
      <span className="flex items-center gap-1 max-sm:hidden">
        <kbd className="kbd">{switcher.enter}</kbd> {switcher.hintChoose}
      </span>
      {active && 'to' in active ? (
        <span className="flex items-center gap-1 max-sm:hidden">
          <kbd className="kbd">{modKey}</kbd>
          <kbd className="kbd">{switcher.enter}</kbd> {switcher.hintTab}
        </span>
      ) : null}
    </div>
  );
}
