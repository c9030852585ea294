import { useEffect, useState } from 'react';
import type { Ending } from '../../shared/write/write.ts';
import { words as w } from './words/en.ts';

/** What was under way, or not finished, when a page ended. */
export interface Left {
  /** A form was filled in and not sent. */
  readonly typed: boolean;
  /** The outcome of a request was unknown. */
  readonly unclear: boolean;
  readonly downloads: number;
  readonly underWay: readonly Promise<Ending>[];
}

/** How a write that was being sent ends. */
function Outcome({ of }: { of: Promise<Ending> }) {
  const [ending, setEnding] = useState<Ending>();
  useEffect(() => {
    void of.then(setEnding);
  }, [of]);
  return ending === undefined ? w.sending : w.endings[ending];
}

/** Says what became of each, without its content. */
export function LeftBehind({ left: { typed, unclear, downloads, underWay } }: { left: Left }) {
  const sentences = [
    typed ? w.typed : undefined,
    unclear ? w.unclear : undefined,
    downloads > 0 ? w.downloads(downloads) : undefined,
    ...underWay.map((of, index) => <Outcome key={`write ${index + 1}`} of={of} />),
  ].filter((sentence) => sentence !== undefined);
  if (sentences.length === 0) return null;
  return (
    <div role="status" className="rounded-surface border border-line bg-surface px-3 py-2.5 text-sm">
      <ul className="flex flex-col gap-2">
        {sentences.map((sentence, index) => (
          <li key={`sentence ${index + 1}`}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
