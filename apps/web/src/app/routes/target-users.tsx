import { useMatch, useParams } from 'react-router';
import { useCompanyName } from '../../features/companies/queries.ts';
import { TargetUsersPage } from '../../features/target-users/components/target-users-page.tsx';
import { people } from '../../shared/words/people.ts';
import { targetUserWords } from '../../shared/words/target-users.ts';
import { words } from '../../shared/words/words.ts';

export function Component() {
  const { companyId = '' } = useParams();
  const beside = useMatch('/companies/:companyId/target-users/:panel')?.params.panel;
  const page =
    beside === undefined ? targetUserWords.title : beside === 'new' ? people.create : people.details;
  return (
    <>
      <title>{words.title(page, useCompanyName(companyId) ?? words.product)}</title>
      <TargetUsersPage companyId={companyId} />
    </>
  );
}
