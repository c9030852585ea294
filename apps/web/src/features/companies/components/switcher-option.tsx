import { Star } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { tileProps } from '../../../shared/ui/tile.tsx';
import { ToldName } from '../../../shared/ui/told-name.tsx';
import type { Choice } from '../model/choice.ts';
import { words as switcher } from '../switcher/words/en.ts';

interface OptionProps {
  id: string;
  choice: Choice;
  active: boolean;
  starred: boolean;
  onPoint: () => void;
  onChoose: () => void;
  onStar: (companyId: string) => void;
}

const isModified = (event: MouseEvent) => event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;

function Content({ choice, children }: { choice: Choice; children?: ReactNode }) {
  const Icon = 'icon' in choice ? choice.icon : undefined;
  return (
    <>
      {Icon ? <Icon aria-hidden className="mx-1 size-4 shrink-0 text-muted" /> : null}
      <span className="flex min-w-0 items-baseline gap-1.5 font-medium">
        <ToldName name={choice.name} apart={choice.apart} byId />
      </span>
      {choice.current ? (
        <span className="rounded-full bg-pressed px-2 text-xs">{switcher.current}</span>
      ) : null}
      {children}
    </>
  );
}

/** One choice. Companies and pages are real links: the browser's own ways to open a new tab work. */
export function SwitcherOption({ id, choice, active, starred, onPoint, onChoose, onStar }: OptionProps) {
  const option = {
    id,
    role: 'option',
    'aria-selected': active,
    tabIndex: -1,
    onPointerMove: active ? undefined : onPoint,
  };
  if (!('to' in choice)) {
    return (
      <button type="button" {...option} className="switcher-option w-full" onClick={onChoose}>
        <Content choice={choice} />
      </button>
    );
  }
  const isCompany = 'id' in choice;
  return (
    <a
      {...option}
      href={choice.to}
      className={`switcher-option ${isCompany ? 'tile' : ''}`}
      {...(isCompany ? tileProps(choice.id, choice.name) : {})}
      onClick={(event) => {
        if (isModified(event)) return;
        event.preventDefault();
        onChoose();
      }}
    >
      <Content choice={choice}>
        {isCompany ? (
          <>
            {choice.apart === undefined ? (
              <code className="ml-auto shrink-0 font-mono text-xs text-muted max-sm:hidden">{choice.id}</code>
            ) : null}
            {/* For the pointer; the keyboard has the button in the footer. */}
            <span
              aria-hidden="true"
              className={`hit-square -mr-1 grid size-8 shrink-0 place-items-center rounded-control hover:bg-line ${choice.apart === undefined ? 'max-sm:ml-auto' : 'ml-auto'} ${starred ? 'text-warn' : active ? 'text-muted' : 'text-transparent'}`}
              onClick={(event) => {
                event.preventDefault();
                event.stopPropagation();
                onStar(choice.id);
              }}
            >
              <Star className={`size-4 ${starred ? 'fill-current' : ''}`} />
            </span>
          </>
        ) : null}
      </Content>
    </a>
  );
}
