import { words as w } from '../words/en.ts';

/** What the card of the latest month counts; only the month where there is no room for more. */
export function LatestMonth({ month = w.thisMonth }: { month: string | undefined }) {
  const [before = '', after = ''] = w.addedIn('\n').split('\n');
  return (
    <>
      <span className="@max-[480px]:sr-only">{before}</span>
      {month}
      <span className="@max-[480px]:sr-only">{after}</span>
    </>
  );
}
