import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import type { Choices } from '../../../shared/ui/combobox.tsx';
import type { Option } from '../../../shared/ui/combobox-options.ts';
import { ChoiceField, ChoicesField } from '../../../shared/write/choice-fields.tsx';
import type { Binding } from '../../../shared/write/use-write-form.ts';
import { allTargetGroupsQuery, targetGroupNamesakes } from '../../target-groups/queries.ts';
import { languagesQuery, timeZonesQuery } from '../details-queries.ts';
import { words as w } from '../words/en.ts';
import { FormSection } from './form-section.tsx';
import type { SectionProps } from './form-sections.tsx';

function useChoices<Item>(query: UseQueryResult<readonly Item[]>, toOption: (item: Item) => Option): Choices {
  return { options: query.data?.map(toOption), failure: useFailure(query) };
}

interface GroupsFieldProps extends Binding<string[]> {
  companyId: string;
}

/** Any of the company's target groups; those that a system fills say so and cannot be chosen. */
export function GroupsField({ companyId, onChange, ...tie }: GroupsFieldProps) {
  const groups = useQuery(allTargetGroupsQuery(companyId));
  const { data } = groups;
  const failure = useFailure(groups);
  const options = useMemo(() => {
    const apart = targetGroupNamesakes(data ?? []);
    // What cannot be chosen comes last.
    return data
      ?.toSorted((a, b) => Number(a.protected) - Number(b.protected))
      .map(({ id, name, kind, priority, protected: barred }) => ({
        id,
        label: name,
        apart: apart.get(id),
        note: w.priorities[priority],
        ...(barred ? { barred: w.groupKinds[kind] } : {}),
      }));
  }, [data]);
  return (
    <ChoicesField
      label={w.groups}
      hint={data?.length === 0 ? w.noGroups : w.groupsHint}
      placeholder={w.groupsPlaceholder}
      choices={{ options, failure }}
      {...tie}
      onChange={(ids) => onChange([...ids])}
    />
  );
}

export function GroupsSection({ form: { bind }, companyId }: SectionProps & { companyId: string }) {
  return (
    <FormSection title={w.sections.groups}>
      <GroupsField companyId={companyId} {...bind('targetGroupIds')} />
    </FormSection>
  );
}

export function PreferencesSection({ form: { bind } }: SectionProps) {
  const zones = useChoices(useQuery(timeZonesQuery), ({ id, name }) => ({ id, label: name }));
  const languages = useChoices(useQuery(languagesQuery), ({ id, label }) => ({ id, label }));
  return (
    <FormSection title={w.sections.preferences}>
      <ChoiceField label={w.timeZone} placeholder={w.notSet} choices={zones} {...bind('timeZoneId')} />
      <ChoiceField
        label={w.preferredLanguage}
        placeholder={w.notSet}
        choices={languages}
        {...bind('preferredLanguageId')}
      />
    </FormSection>
  );
}
