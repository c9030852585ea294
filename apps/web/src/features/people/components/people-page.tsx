import { maxPeopleSought } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId } from 'react';
import { readAddresses } from '../../../shared/lib/pasted-addresses.ts';
import { useStore } from '../../../shared/lib/store.ts';
import { aboutOthers } from '../../../shared/ui/about-others.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { directoryQuery } from '../../companies/queries.ts';
import { findEverywhere, peopleSearch, soughtText } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { Findings } from './findings.tsx';

/** What is wrong with the addresses that were typed; undefined if they can be looked for. */
function faultOf(text: string): string | undefined {
  const { addresses, others } = readAddresses(text);
  const [other] = others;
  if (addresses.length > maxPeopleSought) return w.tooMany(addresses.length, maxPeopleSought);
  return other === undefined ? undefined : w.noAddress(other);
}

/** Finds target users by address in all companies that the person sees. */
export function PeoplePage() {
  const id = useId();
  const search = useStore(peopleSearch);
  const text = useStore(soughtText);
  // It tells companies of the same name apart.
  useQuery(directoryQuery);
  const { addresses } = readAddresses(text);
  const fault = faultOf(text);
  const cannot = addresses.length === 0 || fault !== undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!cannot) findEverywhere(addresses, text);
  };
  return (
    <section className="list-page" aria-label={w.title}>
      <header className="flex flex-wrap items-baseline gap-x-2.5">
        <h1 className="text-xl font-semibold">{w.title}</h1>
        <span className="text-base text-muted">{w.lead}</span>
      </header>
      <form onSubmit={submit} className="flex max-w-160 flex-col gap-2">
        <label htmlFor={id} className="text-xs font-medium">
          {w.addresses}
        </label>
        <textarea
          id={id}
          aria-describedby={`${id}-hint`}
          aria-invalid={fault !== undefined}
          rows={Math.min(6, Math.max(2, text.split('\n').length))}
          spellCheck={false}
          {...aboutOthers}
          autoCapitalize="off"
          value={text}
          className="w-full resize-y rounded-control border border-field bg-surface px-2.5 py-2 text-base hover:border-muted"
          onChange={({ target }) => soughtText.set(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
          }}
        />
        <p id={`${id}-hint`} className={`text-xs ${fault === undefined ? 'text-muted' : 'text-bad'}`}>
          {fault ?? w.hint(maxPeopleSought)}
        </p>
        <Button type="submit" look="primary" className="self-start" aria-disabled={cannot}>
          {w.find}
        </Button>
      </form>
      {search === undefined ? null : <Findings search={search} />}
    </section>
  );
}
