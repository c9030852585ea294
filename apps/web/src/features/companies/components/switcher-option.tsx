import { Star } from 'lucide-react';
import type { Entry } from '../../../shared/lib/rank.ts';
import { tileProps } from '../../../shared/ui/tile.tsx';
import { words } from '../../../shared/words/words.ts';

interface OptionProps {
  id: string;
  entry: Entry;
  href: string;
  active: boolean;
  current: boolean;
  starred: boolean;
  onPoint: () => void;
  onGo: () => void;
  onStar: () => void;
}

/** A company to choose. A real link, so that the browser's own ways to open a new tab work. */
export function SwitcherOption(props: OptionProps) {
  const { id, entry, href, active, current, starred, onPoint, onGo, onStar } = props;
  const [companyId, name] = entry;
  return (
    <a
      id={id}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      href={href}
      className="tile switcher-option"
      {...tileProps(companyId, name)}
      onPointerMove={active ? undefined : onPoint}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        onGo();
      }}
    >
      <span className="min-w-0 truncate font-medium">{name}</span>
      {current ? (
        <span className="rounded-full bg-pressed px-2 text-xs">{words.switcher.current}</span>
      ) : null}
      <code className="ml-auto shrink-0 font-mono text-xs text-muted max-sm:hidden">{companyId}</code>
      {/* For the pointer; the keyboard has the button in the footer. */}
      <span
        aria-hidden="true"
        className={`hit-square -mr-1 grid size-8 shrink-0 place-items-center rounded-control hover:bg-line max-sm:ml-auto ${starred ? 'text-warn' : active ? 'text-muted' : 'text-transparent'}`}
        onClick={(event) => {
          event.preventDefault();
          event.stopPropagation();
          onStar();
        }}
      >
        <Star className={`size-4 ${starred ? 'fill-current' : ''}`} />
      </span>
    </a>
  );
}
