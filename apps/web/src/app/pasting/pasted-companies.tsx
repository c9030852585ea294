import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { directoryQuery } from '../../features/companies/queries.ts';
import { matchPasted } from '../../shared/lib/pasted-companies.ts';
import type { Entry } from '../../shared/lib/rank.ts';
import { useFailure } from '../../shared/lib/use-failure.ts';
import { FailureLine } from '../../shared/ui/failure.tsx';
import { Link } from '../../shared/ui/link.tsx';
import { ToldName } from '../../shared/ui/told-name.tsx';
import { words as shared } from '../../shared/words/en.ts';
import { NamedList } from './named-list.tsx';
import { words as w } from './words/en.ts';

interface PastedCompaniesProps {
  text: string;
  onOpen: () => void;
}

/** The companies of a pasted list. For a name that several have, it links to each of them by its id. */
export function PastedCompanies({ text, onOpen }: PastedCompaniesProps) {
  const names = useQuery(directoryQuery);
  const failure = useFailure(names);
  const { data: directory } = names;
  const found = useMemo(() => directory && matchPasted(directory, text), [directory, text]);
  if (failure) return <FailureLine what={w.companiesFailed} {...failure} />;
  if (found === undefined) return <p className="text-sm text-muted">{shared.loading}</p>;
  const { matched, ambiguous, unknown } = found;
  const linkTo =
    (apart: boolean) =>
    ([id, name]: Entry) => ({
      key: id,
      content: (
        <Link to={`/companies/${id}`} className="text-accent" onClick={onOpen}>
          <ToldName name={name} apart={apart ? id : undefined} byId />
        </Link>
      ),
    });
  return (
    <>
      <p className="text-sm">{matched.length + ambiguous.length > 0 ? w.oneSearch : w.noCompany}</p>
      <NamedList title={w.companies(matched.length)} items={matched.map(linkTo(false))} />
      {ambiguous.map(({ text: name, candidates }) => (
        <NamedList key={name} title={w.namesakes(name)} items={candidates.map(linkTo(true))} />
      ))}
      {matched.length + ambiguous.length === 0 ? null : (
        <NamedList
          title={w.unknown(unknown.length)}
          items={unknown.map((name) => ({ key: name, content: name }))}
        />
      )}
    </>
  );
}
