import { type lookUpTargetUsers, maxLookedUp, type ResponseOf } from '@reseller-console/contract';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useNamedCompany } from '../../features/companies/queries.ts';
import { nameAndEmail } from '../../features/target-users/model/target-user-name.ts';
import { lookUp } from '../../features/target-users/queries.ts';
import { takesFocus } from '../../shared/lib/focus.ts';
import { Button } from '../../shared/ui/button.tsx';
import { FailureLine } from '../../shared/ui/failure.tsx';
import { Link } from '../../shared/ui/link.tsx';
import { ToldPhrase } from '../../shared/ui/told-name.tsx';
import { NamedList } from './named-list.tsx';
import { words as w } from './words/en.ts';

interface ReportProps {
  companyId: string;
  items: ResponseOf<typeof lookUpTargetUsers>['items'];
  onOpen: () => void;
}

/** Says who of the list is in the company, and who is not. */
function Report({ companyId, items, onOpen }: ReportProps) {
  const usersOf = (wanted: 'found' | 'deleted') =>
    items.flatMap(({ status, user }) => (status === wanted && user ? [user] : []));
  const linkTo = (users: ReturnType<typeof usersOf>) =>
    users.map((user) => ({
      key: user.id,
      content: (
        <Link to={`/companies/${companyId}/target-users/${user.id}`} className="text-accent" onClick={onOpen}>
          {nameAndEmail(user)}
        </Link>
      ),
    }));
  const [found, deleted] = [usersOf('found'), usersOf('deleted')];
  const missing = items.filter(({ status }) => status === 'missing').map(({ email }) => email);
  return (
    <div role="status" className="flex flex-col gap-3">
      {found.length === 0 ? <p className="text-sm font-medium">{w.noneFound}</p> : null}
      <NamedList title={w.found(found.length)} items={linkTo(found)} />
      <NamedList title={w.deleted(deleted.length)} items={linkTo(deleted)} />
      <NamedList
        title={w.missing(missing.length)}
        items={missing.map((email) => ({ key: email, content: email }))}
      />
    </div>
  );
}

interface LookUpHereProps {
  companyId: string;
  addresses: readonly string[];
  /** Whether to look them up without a press. */
  atOnce: boolean;
  onOpen: () => void;
}

/** Finds the addresses of a pasted list in the company on screen. */
export function LookUpHere({ companyId, addresses, atOnce, onOpen }: LookUpHereProps) {
  const company = useNamedCompany(companyId) ?? { id: companyId, name: companyId };
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: () => lookUp(companyId, addresses),
    networkMode: 'always',
  });
  const start = () => {
    if (!isPending) mutate();
  };
  const startAtOnce = useEffectEvent(() => {
    if (atOnce) start();
  });
  useEffect(() => startAtOnce(), []);
  if (addresses.length > maxLookedUp) return <p className="text-sm">{w.tooManyHere(maxLookedUp)}</p>;
  if (data) return <Report companyId={companyId} items={data} onOpen={onOpen} />;
  return (
    <>
      <Button
        ref={takesFocus}
        look="primary"
        className="max-w-full self-start"
        aria-disabled={isPending}
        onClick={start}
      >
        {isPending ? (
          w.lookingUp
        ) : (
          <ToldPhrase say={(name) => w.findHere(addresses.length, name)} {...company} />
        )}
      </Button>
      {error === null ? null : (
        <FailureLine what={w.lookUpFailed} error={error} busy={isPending} onRetry={start} />
      )}
    </>
  );
}
