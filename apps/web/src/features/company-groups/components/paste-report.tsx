import { CircleAlert, CircleCheck, CircleHelp } from 'lucide-react';
import type { Pasted } from '../../../shared/lib/pasted-companies.ts';
import { words } from '../words/en.ts';

const w = words.paste;

interface PasteReportProps {
  pasted: Pasted;
  /** How many of those found are selected already. */
  already: number;
  /** Ids chosen where a name fits several companies. */
  chosen: ReadonlySet<string>;
  onChoose: (id: string, on: boolean) => void;
}

/** The found, ambiguous and unknown names of a pasted list. */
export function PasteReport({ pasted, already, chosen, onChoose }: PasteReportProps) {
  const { matched, ambiguous, unknown, repeated } = pasted;
  const facts = [
    already > 0 ? w.already(already) : undefined,
    repeated > 0 ? w.repeated(repeated) : undefined,
  ].filter((fact) => fact !== undefined);
  const open = ambiguous.filter(({ candidates }) => !candidates.some(([id]) => chosen.has(id)));
  return (
    <div className="flex flex-col gap-3 text-sm">
      <p role="status" className="flex items-start gap-2">
        <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />
        <span>
          <b className="font-medium">{w.found(matched.length)}</b>
          {facts.length > 0 ? <span className="text-muted">, {facts.join(', ')}</span> : null}
          {open.length + unknown.length > 0 ? (
            <span className="block text-muted">{w.left(open.length + unknown.length)}</span>
          ) : null}
        </span>
      </p>
      {ambiguous.length > 0 ? (
        <section className="rounded-surface border border-warn bg-warn-tint p-3">
          <h3 className="flex gap-2 font-medium">
            <CircleHelp aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
            {w.ambiguousTitle(ambiguous.length)}
          </h3>
          {ambiguous.map(({ text, candidates }) => (
            <fieldset key={text} className="mt-2 pl-6">
              <legend className="text-xs text-muted">{text}</legend>
              {candidates.map(([id, name]) => (
                <label key={id} className="hit flex min-h-8 items-center gap-2.5">
                  <input
                    type="checkbox"
                    checked={chosen.has(id)}
                    onChange={({ target }) => onChoose(id, target.checked)}
                  />
                  <span className="min-w-0 truncate">{name}</span>
                  <code className="font-mono text-xs text-muted">{id}</code>
                </label>
              ))}
            </fieldset>
          ))}
        </section>
      ) : null}
      {unknown.length > 0 ? (
        <section className="rounded-surface border border-bad bg-bad-tint p-3">
          <h3 className="flex gap-2 font-medium">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
            {w.unknownTitle(unknown.length)}
          </h3>
          <textarea
            readOnly
            aria-label={w.unknownTitle(unknown.length)}
            rows={Math.min(5, unknown.length)}
            value={unknown.join('\n')}
            className="mt-2 ml-6 w-[calc(100%-24px)] resize-none bg-transparent"
          />
        </section>
      ) : null}
    </div>
  );
}
