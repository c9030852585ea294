import { Search, X } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { isComposing, useShortcut } from '../lib/shortcuts.ts';
import { words } from '../words/en.ts';
import { IconButton } from './button.tsx';

const pause = 200;

interface SearchBoxProps {
  label: string;
  value: string;
  onSearch: (text: string) => void;
}

/** A search field that reports what was typed after a short pause, or at once on Enter. Escape empties it. */
export function SearchBox({ label, value, onSearch }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const [told, setTold] = useState(value);
  if (seen !== value) {
    setSeen(value);
    // What the box itself told comes back late, when more may have been typed. Else the address changed by other means: back
    // button, a cleared filter.
    if (told !== value) {
      setTold(value);
      setText(value);
    }
  }

  function tell(next: string) {
    setTold(next);
    onSearch(next);
  }
  const report = useEffectEvent((next: string) => {
    // A timer may go off between a change of the text and its own end.
    if (next === text && next.trim() !== told) tell(next.trim());
  });
  useEffect(() => {
    const timer = setTimeout(report, pause, text);
    return () => clearTimeout(timer);
  }, [text]);
  useShortcut('/', () => input.current?.select());

  return (
    <div className="search-box">
      <Search
        aria-hidden
        className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-4 text-muted"
      />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        aria-keyshortcuts="/"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        className="hit h-8 w-full rounded-control border border-field bg-surface pr-8 pl-8 text-sm hover:border-muted"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent)) return;
          if (event.key === 'Enter') tell(text.trim());
          if (event.key !== 'Escape' || text === '') return;
          event.preventDefault();
          setText('');
        }}
      />
      {text === '' ? null : (
        <IconButton
          label={words.table.clearSearch}
          className="absolute inset-y-0 right-0.5 my-auto !h-7 !w-7"
          onClick={() => {
            setText('');
            tell('');
            input.current?.focus();
          }}
        >
          <X aria-hidden className="size-3.5" />
        </IconButton>
      )}
    </div>
  );
}
