import { type CustomField, priorities } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import type { Described } from '../../../shared/change/described.ts';
import { words as changeWords } from '../../../shared/change/words/en.ts';
import { languagesQuery, timeZonesQuery } from '../details-queries.ts';
import { formatCustomValue } from '../model/custom-value.ts';
import { words as w } from '../words/en.ts';
import { customFieldPath } from './custom-fields-section.tsx';
import { fieldLabels } from './field-labels.ts';

/** How the fields of a target user and their values are told. */
export function useDescribedFields(fields: readonly CustomField[]): Described {
  const { data: zones } = useQuery(timeZonesQuery);
  const { data: languages } = useQuery(languagesQuery);
  const fieldAt = (path: string) => fields.find(({ id }) => customFieldPath(id) === path);
  return {
    label: (path) => fieldLabels[path] ?? fieldAt(path)?.name ?? path,
    show(path, value) {
      if (value === '') return changeWords.notSet;
      if (path === 'timeZoneId') return zones?.find(({ id }) => id === value)?.name ?? value;
      if (path === 'preferredLanguageId') return languages?.find(({ id }) => id === value)?.label ?? value;
      const priority = path === 'priority' ? priorities.find((one) => one === value) : undefined;
      return priority ? w.priorities[priority] : formatCustomValue(fieldAt(path)?.type, value);
    },
  };
}
