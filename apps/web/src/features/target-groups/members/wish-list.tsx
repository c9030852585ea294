import { X } from 'lucide-react';
import { IconButton } from '../../../shared/ui/button.tsx';
import { type Person, toldPerson } from './person.ts';
import { words as w } from './words/en.ts';

interface WishListProps {
  title: string;
  people: readonly Person[];
  undo: (name: string) => string;
  onUndo: (id: string) => void;
}

function List({ title, people, undo, onUndo }: WishListProps) {
  if (people.length === 0) return null;
  return (
    <div>
      <p className="font-medium">{title}</p>
      <ul aria-label={title}>
        {people.map((person) => (
          <li key={person.id} className="flex min-w-0 items-center justify-between gap-2">
            <span dir="auto" className="min-w-0 truncate" title={toldPerson(person)}>
              {toldPerson(person)}
            </span>
            <IconButton
              label={undo(toldPerson(person))}
              className="!h-7 !w-7"
              onClick={() => onUndo(person.id)}
            >
              <X aria-hidden className="size-3.5" />
            </IconButton>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface WishesProps {
  add: readonly Person[];
  remove: readonly Person[];
  onAdd: (people: Person[]) => void;
  onRemove: (people: Person[]) => void;
}

/** Who will join and who will leave, by name, before the button that does it. */
export function Wishes({ add, remove, onAdd, onRemove }: WishesProps) {
  return (
    <section aria-label={w.changes} className="max-h-40 w-full overflow-y-auto text-sm">
      {add.length + remove.length === 0 ? <p className="text-muted">{w.noChanges}</p> : null}
      <List
        title={w.willJoin(add.length)}
        people={add}
        undo={w.doNotAdd}
        onUndo={(id) => onAdd(add.filter((person) => person.id !== id))}
      />
      <List
        title={w.willLeave(remove.length)}
        people={remove}
        undo={w.doNotRemove}
        onUndo={(id) => onRemove(remove.filter((person) => person.id !== id))}
      />
    </section>
  );
}
