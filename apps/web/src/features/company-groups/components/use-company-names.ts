import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Entry } from '../../../shared/lib/rank.ts';
import { companyNamesakes, directoryQuery } from '../../companies/queries.ts';
import { type CompanyNames, companyNamesOf } from '../model/company-names.ts';

const none: readonly Entry[] = [];

/** The directory with these members, which must be the same array from one render to the next. */
export function useCompanyNames(members: readonly string[]): CompanyNames {
  const { data: directory = none } = useQuery(directoryQuery);
  return useMemo(() => companyNamesOf(directory, companyNamesakes(directory), members), [directory, members]);
}
