import type { CompaniesFileNoun } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { CompaniesByReason } from '../../../shared/ui/companies-by-reason.tsx';
import { FailureLine } from '../../../shared/ui/failure.tsx';
import { useCompanyNamesakes } from '../../companies/queries.ts';
import { sentenceFor } from '../model/why.ts';
import { type Chosen, leftOutQuery } from '../queries.ts';
import { words as w } from '../words/en.ts';

/** Says before the start which companies a file will be of, and which it will lack. */
export function LeftOut({ noun, chosen }: { noun: CompaniesFileNoun; chosen: Chosen }) {
  const query = useQuery(leftOutQuery(noun, chosen));
  const failure = useFailure(query);
  const namesakes = useCompanyNamesakes();
  if (failure) return <FailureLine what={w.checkFailed} {...failure} />;
  const { data } = query;
  if (data === undefined) return <p className="text-sm text-muted">{w.checking}</p>;
  const items = data.leftOut.map(({ company, ...why }) => ({ company, reason: sentenceFor(why) }));
  return (
    <div className="flex flex-col gap-2">
      <p role="status" className="text-sm">
        {data.of === 0 ? w.noCompany : w.reads(data.of)} {data.isCertain ? null : w.uncertain}
      </p>
      {items.length === 0 ? null : (
        <CompaniesByReason title={w.leftOut(items.length)} items={items} namesakes={namesakes} />
      )}
    </div>
  );
}
