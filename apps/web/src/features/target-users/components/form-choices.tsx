import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Choices } from '../../../shared/ui/combobox.tsx';
import type { Option } from '../../../shared/ui/combobox-options.ts';
import { people as w } from '../../../shared/words/people.ts';
import { targetUserWords } from '../../../shared/words/target-users.ts';
import { ChoiceField, ChoicesField } from '../../../shared/write/choice-fields.tsx';
import { groupChoicesQuery, languagesQuery, timeZonesQuery } from '../details-queries.ts';
import { FormSection } from './form-section.tsx';
import type { SectionProps } from './form-sections.tsx';

function choicesOf<Item>(
  { data, error, refetch }: UseQueryResult<readonly Item[]>,
  toOption: (item: Item) => Option,
): Choices {
  return { options: data?.map(toOption), error, onRetry: () => void refetch() };
}

export function GroupsSection({ form: { bind }, companyId }: SectionProps & { companyId: string }) {
  const groups = useQuery(groupChoicesQuery(companyId));
  const { data, error, refetch } = groups;
  const choices = useMemo(
    (): Choices => ({
      // What cannot be chosen comes last.
      options: data
        ?.toSorted((a, b) => Number(a.protected) - Number(b.protected))
        .map(({ id, name, kind, priority, protected: barred }) => ({
          id,
          label: name,
          note: targetUserWords.priorities[priority],
          ...(barred ? { barred: w.barred[kind] } : {}),
        })),
      error,
      onRetry: () => void refetch(),
    }),
    [data, error, refetch],
  );
  return (
    <FormSection title={w.sections.groups}>
      <ChoicesField
        label={w.groups}
        hint={data?.length === 0 ? w.noGroups : w.groupsHint}
        placeholder={w.groupsPlaceholder}
        choices={choices}
        {...bind('targetGroupIds')}
      />
    </FormSection>
  );
}

export function PreferencesSection({ form: { bind } }: SectionProps) {
  const zones = useQuery(timeZonesQuery);
  const languages = useQuery(languagesQuery);
  return (
    <FormSection title={w.sections.preferences}>
      <ChoiceField
        label={w.timeZone}
        placeholder={w.notSet}
        choices={choicesOf(zones, ({ id, name }) => ({ id, label: name }))}
        {...bind('timeZoneId')}
      />
      <ChoiceField
        label={w.language}
        placeholder={w.notSet}
        choices={choicesOf(languages, ({ id, label }) => ({ id, label }))}
        {...bind('preferredLanguageId')}
      />
    </FormSection>
  );
}
