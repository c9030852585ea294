import { Check } from 'lucide-react';
import type { CSSProperties } from 'react';
import { tileProps } from '../../../shared/ui/tile.tsx';
import type { CompanyNames } from '../model/company-names.ts';
import { words as w } from '../words/en.ts';

interface MemberOptionProps {
  id: string;
  companyId: string;
  companyNames: CompanyNames;
  seen: boolean;
  wanted: boolean;
  /** Whether a change is marked as one: for a new group everything would be. */
  marked: boolean;
  active: boolean;
  position: number;
  count: number;
  style: CSSProperties;
}

/** A company to select or clear; one that changes says so. The list listens for it. */
export function MemberOption(props: MemberOptionProps) {
  const { id, companyId, companyNames, seen, wanted, marked, active, position, count, style } = props;
  const name = companyNames.nameOf(companyId);
  const { style: hue, ...tile } = tileProps(companyId, name);
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={wanted}
      aria-setsize={count}
      aria-posinset={position}
      data-index={position - 1}
      data-active={active || undefined}
      className="absolute inset-x-0 top-0 flex cursor-pointer items-center gap-3 px-3 text-sm hover:bg-hover group-focus-within/picker:data-active:bg-accent-tint"
      style={style}
      // The focus stays where the keys are listened to.
      onMouseDown={(event) => event.preventDefault()}
    >
      <span
        aria-hidden
        className={`grid size-4 shrink-0 place-items-center rounded-[4px] border ${wanted ? 'border-accent bg-accent text-on-accent' : 'border-field bg-surface'}`}
      >
        {wanted ? <Check className="size-3" strokeWidth={3} /> : null}
      </span>
      <span className="tile flex min-w-0 flex-1 items-center gap-2.5" {...tile} style={hue}>
        <span dir="auto" className="truncate font-medium">
          {name}
        </span>
      </span>
      {marked && seen !== wanted ? (
        <span
          className={`shrink-0 rounded-full border px-2 text-xs leading-5 font-medium ${wanted ? 'border-good text-good' : 'border-bad text-bad'}`}
        >
          {wanted ? w.pick.added : w.pick.removed}
        </span>
      ) : null}
      {companyNames.isListed(companyId) ? (
        <code
          className={`min-w-28 shrink-0 text-right font-mono text-xs text-muted ${companyNames.apartOf(companyId) ? '' : 'max-sm:hidden in-[.side-panel]:hidden'}`}
        >
          {companyId}
        </code>
      ) : (
        <span className="shrink-0 text-xs text-muted">{w.pick.unlisted}</span>
      )}
    </div>
  );
}
