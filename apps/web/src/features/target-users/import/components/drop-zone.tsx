import { useEffect, useRef, useState } from 'react';
import { words as w } from '../words/en.ts';

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;

/** Makes the whole page take a file that is dragged over it. */
export function DropZone({ onFile }: { onFile: (file: File) => void }) {
  const [over, setOver] = useState(false);
  const take = useRef(onFile);
  useEffect(() => {
    take.current = onFile;
  });
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    // Elements inside are entered before others are left: only the depth says whether the page is left.
    let depth = 0;
    const move = (by: number) => {
      depth = Math.max(0, depth + by);
      setOver(depth > 0);
    };
    const listen = (
      type: 'dragenter' | 'dragleave' | 'dragover' | 'drop',
      listener: (event: DragEvent) => void,
    ) => window.addEventListener(type, (event) => hasFiles(event) && listener(event), { signal });
    listen('dragenter', () => move(1));
    listen('dragleave', () => move(-1));
    listen('dragover', (event) => event.preventDefault());
    listen('drop', (event) => {
      event.preventDefault();
      depth = 0;
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file) take.current(file);
    });
    return () => listening.abort();
  }, []);
  if (!over) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-backdrop p-6">
      <p className="rounded-surface border-2 border-dashed border-accent bg-raised px-8 py-6 text-lg font-semibold">
        {w.source.dropAnywhere}
      </p>
    </div>
  );
}
