import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { Link } from '../../../shared/ui/link.tsx';
import { RoleNeeded } from '../../../shared/write/role-needed.tsx';
import { sessionQuery } from '../../session/queries.ts';
import { noPlaces, type Places } from '../model/places.ts';
import { words as w } from '../words/en.ts';
import { CopyFieldsForm, type FieldsQuery } from './copy-fields-form.tsx';
import type { Where } from './places-form.tsx';
import { TargetGroupForm } from './target-group-form.tsx';
import { TargetUserForm } from './target-user-form.tsx';

/** What can be made in many companies, by the last word of its address. */
const kinds = {
  'target-group': TargetGroupForm,
  'target-user': TargetUserForm,
  'custom-fields': CopyFieldsForm,
} as const;
type Kind = keyof typeof kinds;

const isKind = (text: string | undefined): text is Kind => text !== undefined && Object.hasOwn(kinds, text);

function Kinds({ chosen }: { chosen: Kind }) {
  const [params] = useSearchParams();
  const search = params.size === 0 ? '' : `?${params}`;
  return (
    <nav aria-label={w.kind}>
      <ul className="flex flex-wrap gap-x-4 border-b border-line text-sm">
        {Object.keys(kinds)
          .filter(isKind)
          .map((kind) => (
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

function Forms({ limited, fields }: { limited: boolean; fields: FieldsQuery }) {
  const { kind } = useParams();
  const [params] = useSearchParams();
  const [places, setPlaces] = useState<Places>(() => {
    const group = limited ? null : params.get('group');
    return group === null ? noPlaces : { ...noPlaces, way: 'group', group };
  });
  const chosen = isKind(kind) ? kind : 'target-group';
  const Form: (props: Where & { fields: FieldsQuery }) => ReactNode = kinds[chosen];
  return (
    <div className="flex max-w-160 flex-col gap-6">
      <Kinds chosen={chosen} />
      <Form key={chosen} places={places} onPlaces={setPlaces} limited={limited} fields={fields} />
    </div>
  );
}

/** Makes plans that create the same record in many companies. */
export function CreatePage({ fields }: { fields: FieldsQuery }) {
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
        <Forms limited={limited} fields={fields} />
      </RoleNeeded>
    </section>
  );
}
