import { words } from '../words/words.ts';
import { Button } from './button.tsx';

/** Stands where choices would be that could not be loaded. Pressing "Try again" leaves the focus where the person types. */
export function ChoicesFailed({ text, onRetry }: { text: string; onRetry: () => void }) {
  return (
    <p role="alert" className="flex items-center justify-between gap-2 px-3 py-2 text-sm">
      {text}
      <Button onPointerDown={(event) => event.preventDefault()} onClick={onRetry}>
        {words.failure.tryAgain}
      </Button>
    </p>
  );
}
