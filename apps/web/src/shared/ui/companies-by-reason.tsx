import { toldApart } from '../lib/namesakes.ts';

interface Item {
  readonly company: { readonly id: string; readonly name: string };
  /** Why, in a sentence. */
  readonly reason: string;
  /** What else there is to say of this company. */
  readonly note?: string | undefined;
}

interface CompaniesByReasonProps {
  title: string;
  items: readonly Item[];
  /** What tells companies of the same name apart, by id. */
  namesakes: ReadonlyMap<string, string>;
  open?: boolean;
}

/** Companies that something is not known of, by reason. */
export function CompaniesByReason({ title, items, namesakes, open = false }: CompaniesByReasonProps) {
  return (
    <details className="rounded-surface border border-line px-4 py-2.5 text-sm" open={open}>
      <summary className="cursor-pointer font-medium">{title}</summary>
      {[...Map.groupBy(items, ({ reason }) => reason)].map(([reason, companies]) => (
        <div key={reason} className="mt-2">
          <p>{reason}</p>
          <ul className="max-h-40 list-disc overflow-y-auto pl-5 text-muted">
            {companies.map(({ company: { id, name }, note }) => (
              <li key={id} className="break-words">
                <bdi>{toldApart({ name, apart: namesakes.get(id) })}</bdi>
                {note === undefined ? null : `: ${note}`}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}
