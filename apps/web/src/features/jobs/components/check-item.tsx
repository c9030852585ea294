import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { handsFocusOn } from '../../../shared/lib/focus.ts';
import { announce } from '../../../shared/ui/announcer.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { reasonOf } from '../../../shared/ui/failure.tsx';
import { checkItem } from '../queries.ts';
import { words as w } from '../words/en.ts';

/** Checks again what became of an item whose answer was lost. */
export function CheckItem({ jobId, ordinal, name }: { jobId: string; ordinal: number; name: string }) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  async function check() {
    setBusy(true);
    setError(undefined);
    try {
      const { state } = await checkItem(client, jobId, ordinal);
      announce(state === 'unknown' ? w.items.stillUnknown(name) : `${name}: ${w.itemStates[state]}`);
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  }
  return (
    <>
      <Button
        ref={handsFocusOn}
        aria-label={w.items.checkAgain(name)}
        aria-disabled={busy}
        onClick={() => void check()}
      >
        {busy ? w.items.checking : w.items.check}
      </Button>
      {error === undefined ? null : (
        <span role="alert" className="block text-xs text-bad">
          {reasonOf(error)}
        </span>
      )}
    </>
  );
}
