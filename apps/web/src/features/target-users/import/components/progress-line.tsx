import { handsFocusOn } from '../../../../shared/lib/focus.ts';
import { Button } from '../../../../shared/ui/button.tsx';
import { ProgressBar } from '../../../../shared/ui/progress-bar.tsx';
import { words as w } from '../words/en.ts';

interface ProgressLineProps {
  text: string;
  /** Of 1; undefined where the end is not known. */
  done: number | undefined;
  onCancel?: (() => void) | undefined;
}

/** What takes a while, how far it is, and how to end it. */
export function ProgressLine({ text, done, onCancel }: ProgressLineProps) {
  return (
    <div
      ref={handsFocusOn}
      className="flex flex-wrap items-center gap-3 rounded-surface border border-line bg-surface p-4"
      aria-busy="true"
    >
      <span className="flex w-40">
        <ProgressBar label={text} value={done} />
      </span>
      <span className="text-sm tabular-nums">{text}</span>
      {onCancel ? (
        <Button className="ml-auto" onClick={onCancel}>
          {w.source.cancel}
        </Button>
      ) : null}
    </div>
  );
}
