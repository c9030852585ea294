import type { ImportField } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useFailure } from '../../../../shared/lib/use-failure.ts';
import { companyQuery } from '../../../companies/queries.ts';
import { customFieldsQuery, languagesQuery, timeZonesQuery } from '../../details-queries.ts';
import type { Known } from '../checking/mapping.ts';
import type { OwnFields } from '../model/import-session.ts';

const fieldOf = (id: string): ImportField => `customFields.${id}`;

/** The time zones and languages that values name, in any company. */
export function useKnownEverywhere() {
  const zones = useQuery(timeZonesQuery);
  const languages = useQuery(languagesQuery);
  const failures = [useFailure(zones), useFailure(languages)];
  const known = useMemo((): Known | undefined => {
    if (!zones.data || !languages.data) return undefined;
    return {
      customFields: [],
      timeZones: zones.data.map(({ id, name }) => ({ id, names: [name] })),
      languages: languages.data.map(({ id, name, label, code }) => ({
        id,
        names: code === null ? [name, label] : [name, label, code],
      })),
      countryCode: null,
    };
  }, [zones.data, languages.data]);
  return { known, failure: failures.find((one) => one !== undefined) };
}

/** What values are read by: undefined until all of it is loaded. The company's own fields are also offered as columns. */
export function useKnown(companyId: string) {
  const company = useQuery(companyQuery(companyId));
  const customFields = useQuery({ ...customFieldsQuery(companyId), throwOnError: false });
  const everywhere = useKnownEverywhere();
  const fieldsFailure = useFailure(customFields);
  const known = useMemo((): Known | undefined => {
    if (!company.data || !customFields.data || !everywhere.known) return undefined;
    const { countryCode } = company.data;
    return { ...everywhere.known, customFields: customFields.data, countryCode };
  }, [company.data, customFields.data, everywhere.known]);
  const own = useMemo(
    (): OwnFields => (customFields.data ?? []).map(({ id, name }) => ({ field: fieldOf(id), name })),
    [customFields.data],
  );
  return { known, own, failure: fieldsFailure ?? everywhere.failure };
}
