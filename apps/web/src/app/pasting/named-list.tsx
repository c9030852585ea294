import type { ReactNode } from 'react';

interface NamedListProps {
  /** Says what they are. */
  title: string;
  items: readonly { readonly key: string; readonly content: ReactNode }[];
}

/** Names the entries of a pasted list that share a result; renders nothing if there are none. */
export function NamedList({ title, items }: NamedListProps) {
  if (items.length === 0) return null;
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p className="font-medium">{title}</p>
      <ul className="max-h-48 list-disc overflow-y-auto pl-5 text-muted">
        {items.map(({ key, content }) => (
          <li key={key} dir="auto" className="break-words">
            {content}
          </li>
        ))}
      </ul>
    </div>
  );
}
