import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { noPlaces, type Places, placesOf } from '../../../shared/company-choice/places.ts';
import { Link } from '../../../shared/ui/link.tsx';
import { RoleNeeded } from '../../../shared/write/role-needed.tsx';
import { sessionQuery } from '../../session/queries.ts';
import { words as w } from '../words/en.ts';
import { CopyFieldsForm, type FieldsQuery } from './copy-fields-form.tsx';
import { TargetGroupForm } from './target-group-form.tsx';
import { TargetUserForm } from './target-user-form.tsx';

/** What can be made in many companies, by the last word of its address. */
const kinds = ['target-group', 'target-user', 'file', 'custom-fields'] as const;
type Kind = (typeof kinds)[number];

const kindOf = (text: string | undefined): Kind => kinds.find((kind) => kind === text) ?? 'target-group';

function Kinds({ chosen }: { chosen: Kind }) {
  const [params] = useSearchParams();
  const search = params.size === 0 ? '' : `?${params}`;
  return (
    <nav aria-label={w.kind}>
      <ul className="flex flex-wrap gap-x-4 border-b border-line text-sm">
        {kinds.map((kind) => (
          <li key={kind}>
            <Link
              to={`/create/${kind}${search}`}
              aria-current={kind === chosen ? 'page' : undefined}
              className="hit inline-flex h-9 items-center border-b-2 border-transparent text-muted hover:text-text aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-text"
            >
              {w.kinds[kind]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface CreatePageProps {
  /** What is made, as the address has it. */
  kind: string | undefined;
  fields: FieldsQuery;
  /** Reads a file in which each row names its company. */
  file: ReactNode;
}

function Forms({ kind, limited, fields, file }: CreatePageProps & { limited: boolean }) {
  const [params] = useSearchParams();
  const [places, setPlaces] = useState<Places>(() => {
    const asked = placesOf(params, noPlaces.way);
    return limited && asked.way === 'group' ? noPlaces : asked;
  });
  const chosen = kindOf(kind);
  const where = { places, onPlaces: setPlaces, limited };
  const form = {
    'target-group': <TargetGroupForm {...where} />,
    'target-user': <TargetUserForm {...where} />,
    file,
    'custom-fields': <CopyFieldsForm {...where} fields={fields} />,
  };
  return (
    <div className="flex max-w-160 flex-col gap-6">
      <Kinds chosen={chosen} />
      {form[chosen]}
    </div>
  );
}

/** Makes plans that create the same record in many companies. */
export function CreatePage(props: CreatePageProps) {
  const navigate = useNavigate();
  const { data: session } = useQuery(sessionQuery);
  if (!session) return null;
  const { role, limited } = session.user;
  return (
    <section className="list-page" aria-label={w.title}>
      <header className="flex flex-wrap items-baseline gap-x-2.5">
        <h1 className="text-xl font-semibold">{w.title}</h1>
        <span className="text-base text-muted">{w.lead}</span>
      </header>
      <RoleNeeded has={role} needs="operator" onClose={() => void navigate('/')}>
        <Forms {...props} limited={limited} />
      </RoleNeeded>
    </section>
  );
}
