import { type lookUpTargetUsers, maxLookedUp, type ResponseOf } from '@reseller-console/contract';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { readAddresses } from '../../../shared/lib/pasted-addresses.ts';
import { aboutOthers } from '../../../shared/ui/about-others.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { FailureLine } from '../../../shared/ui/failure.tsx';
import { lookUp } from '../../target-users/queries.ts';
import { type Person, personOf } from './person.ts';
import { words as w } from './words/en.ts';

type LookedUp = ResponseOf<typeof lookUpTargetUsers>['items'];

function Report({ items, others }: { items: LookedUp; others: readonly string[] }) {
  const of = (wanted: LookedUp[number]['status']) =>
    items.filter(({ status }) => status === wanted).map(({ email }) => email);
  const lists = [
    [w.notHere, of('missing')],
    [w.deletedHere, of('deleted')],
    [w.noAddresses, others],
  ] as const;
  return (
    <div role="status" className="flex flex-col gap-1.5 text-sm">
      <p className="font-medium">{w.foundHere(of('found').length)}</p>
      {lists.map(([say, texts]) =>
        texts.length === 0 ? null : (
          <div key={say(1)}>
            <p>{say(texts.length)}</p>
            <ul className="max-h-28 list-disc overflow-y-auto pl-5 text-muted">
              {texts.map((text) => (
                <li key={text} dir="auto" className="break-words">
                  {text}
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </div>
  );
}

interface PasteAddressesProps {
  companyId: string;
  onFound: (people: Person[]) => void;
}

/** Takes a list of addresses and says who of them is in the company before anything is sent. Only those who are found are chosen. */
export function PasteAddresses({ companyId, onFound }: PasteAddressesProps) {
  const id = useId();
  const [text, setText] = useState('');
  const { addresses, others } = readAddresses(text);
  const search = useMutation({
    mutationFn: async (pasted: { addresses: readonly string[]; others: readonly string[] }) => ({
      items: await lookUp(companyId, pasted.addresses),
      others: pasted.others,
    }),
    networkMode: 'always',
    onSuccess: ({ items }) =>
      onFound(items.flatMap(({ status, user }) => (status === 'found' && user ? [personOf(user)] : []))),
  });
  const isTooMany = addresses.length > maxLookedUp;
  const start = () => {
    if (addresses.length > 0 && !isTooMany && !search.isPending) search.mutate({ addresses, others });
  };
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="text-xs font-medium">
        {w.paste}
      </label>
      <textarea
        id={id}
        aria-describedby={`${id}-hint`}
        rows={4}
        spellCheck={false}
        {...aboutOthers}
        value={text}
        className="w-full resize-y rounded-control border border-field bg-surface px-2.5 py-2 text-base hover:border-muted"
        onChange={({ target }) => setText(target.value)}
      />
      <p id={`${id}-hint`} className={`text-xs ${isTooMany ? 'text-bad' : 'text-muted'}`}>
        {isTooMany ? w.tooMany(addresses.length, maxLookedUp) : w.pasteHint(maxLookedUp)}
      </p>
      <Button
        className="self-start"
        aria-disabled={addresses.length === 0 || isTooMany || search.isPending}
        onClick={start}
      >
        {search.isPending ? w.lookingUp : w.lookUp(addresses.length)}
      </Button>
      {search.error === null ? null : (
        <FailureLine what={w.lookUpFailed} error={search.error} busy={search.isPending} onRetry={start} />
      )}
      {search.data ? <Report {...search.data} /> : null}
    </div>
  );
}
