import { Mark } from '../../shared/ui/mark.tsx';
import { words } from '../../shared/words/en.ts';

/** The frame before it is known who is signed in: same places, nothing in them. */
export function FrameSkeleton() {
  return (
    <div aria-busy="true">
      <div className="top-bar">
        <Mark className="size-6" />
        <span className="sr-only">{words.loading}</span>
      </div>
      <div className="hue-line" />
      <div className="flex">
        <div className="side-nav max-sm:hidden" />
      </div>
    </div>
  );
}
