import { useEffect } from 'react';
import { useMatch } from 'react-router';
import { linesOf } from '../../shared/lib/pasted-lines.ts';
import { useStore } from '../../shared/lib/store.ts';
import { pastedList } from './pasted.ts';
import { PastedDialog } from './pasted-dialog.tsx';

/** Takes a list that is pasted into a search: the browser would join its lines into one. */
function onPaste(event: ClipboardEvent): void {
  const { target, clipboardData } = event;
  if (!(target instanceof HTMLInputElement)) return;
  const text = clipboardData?.getData('text/plain') ?? '';
  if (target.type !== 'search' || linesOf(text).length < 2) return;
  event.preventDefault();
  pastedList.set({ text });
}

/** Opens the dialog for a list that is pasted into a search, on every page. */
export function Pasting() {
  const companyId = useMatch('/companies/:companyId/*')?.params.companyId;
  const pasted = useStore(pastedList);
  useEffect(() => {
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
  if (pasted === undefined) return null;
  return <PastedDialog {...pasted} companyId={companyId} onClose={() => pastedList.set(undefined)} />;
}
