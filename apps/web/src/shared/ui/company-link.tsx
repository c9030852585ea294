import { Link } from './link.tsx';
import { tileProps } from './tile.tsx';

/** A company in a table: its tile and its name, which ends in dots where there is no room and is written in its own direction. */
export function CompanyLink({ id, name }: { id: string; name: string }) {
  return (
    <Link
      to={`/companies/${id}`}
      className="tile inline-flex max-w-full items-center gap-2.5 align-bottom hover:text-accent"
      {...tileProps(id, name)}
    >
      <span dir="auto" className="truncate">
        {name}
      </span>
    </Link>
  );
}
