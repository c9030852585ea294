import type { Name } from '../lib/namesakes.ts';
import { Link } from './link.tsx';
import { tileProps } from './tile.tsx';
import { ToldName } from './told-name.tsx';

/** A company in a table: its tile and its name, which ends in dots where there is no room and is written in its own direction. */
export function CompanyLink({ id, name, apart }: Name & { id: string }) {
  return (
    <Link to={`/companies/${id}`} className="tile tile-line hover:text-accent" {...tileProps(id, name)}>
      <ToldName name={name} apart={apart} byId />
    </Link>
  );
}
