import {
  type Priority,
  priorities,
  type TargetUsersChange,
  targetUserEditLimits,
} from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { ChoiceField } from '../../../shared/write/choice-fields.tsx';
import { SelectField, TextField } from '../../../shared/write/fields.tsx';
import { words as writeWords } from '../../../shared/write/words/en.ts';
import { languagesQuery, timeZonesQuery } from '../details-queries.ts';
import { words as users } from '../words/en.ts';
import { AskDialog } from './ask-dialog.tsx';
import { words as w } from './words/en.ts';

/** The fields that change, and to what; empty text clears one. */
interface Chosen {
  department?: string;
  priority?: Priority;
  timeZoneId?: string;
  preferredLanguageId?: string;
}

const orNull = (text: string): string | null => text.trim() || null;

const changeOf = ({ department, priority, timeZoneId, preferredLanguageId }: Chosen): TargetUsersChange => ({
  ...(department === undefined ? {} : { department: orNull(department) }),
  ...(priority === undefined ? {} : { priority }),
  ...(timeZoneId === undefined ? {} : { timeZoneId: orNull(timeZoneId) }),
  ...(preferredLanguageId === undefined ? {} : { preferredLanguageId: orNull(preferredLanguageId) }),
});

function Part({
  field,
  on,
  onSwitch,
  children,
}: {
  field: string;
  on: boolean;
  onSwitch: (on: boolean) => void;
  children: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-2">
      <label className="hit flex min-h-8 items-center gap-2.5 text-sm">
        <input type="checkbox" checked={on} onChange={({ target }) => onSwitch(target.checked)} />
        {w.changeField(field)}
      </label>
      {on ? <div className="pl-6.5">{children}</div> : null}
    </div>
  );
}

interface ChangeDialogProps {
  title: string;
  place: string;
  onClose: () => void;
  onReview: (set: TargetUsersChange) => void;
}

/** Asks which fields of many target users change, and to what. */
export function ChangeDialog({ title, place, onClose, onReview }: ChangeDialogProps) {
  const [chosen, setChosen] = useState<Chosen>({});
  const [refused, setRefused] = useState(false);
  const zones = useQuery(timeZonesQuery);
  const languages = useQuery(languagesQuery);
  const [zonesFailure, languagesFailure] = [useFailure(zones), useFailure(languages)];
  const put = (change: Chosen) => setChosen({ ...chosen, ...change });
  const without = (name: keyof Chosen) => {
    const { [name]: _, ...rest } = chosen;
    setChosen(rest);
  };
  const part = (name: keyof Chosen, field: string, begin: Chosen) => ({
    field,
    on: chosen[name] !== undefined,
    onSwitch: (on: boolean) => (on ? put(begin) : without(name)),
  });
  const { department = '', timeZoneId = '', preferredLanguageId = '' } = chosen;
  const max = targetUserEditLimits.department;
  const isLong = department.trim().length > max;
  const isEmpty = Object.keys(chosen).length === 0;

  return (
    <AskDialog
      title={title}
      place={place}
      onClose={onClose}
      onSubmit={() => {
        if (isEmpty || isLong) setRefused(true);
        else onReview(changeOf(chosen));
      }}
    >
      <p>{w.changeLead}</p>
      <Part {...part('department', users.department, { department: '' })}>
        <TextField
          label={users.department}
          name="department"
          value={department}
          max={max}
          hint={w.cleared}
          error={isLong ? writeWords.fields.too_long(max) : undefined}
          onChange={(text) => put({ department: text })}
        />
      </Part>
      <Part {...part('priority', users.priority, { priority: 'Medium' })}>
        <SelectField
          label={users.priority}
          name="priority"
          value={chosen.priority ?? 'Medium'}
          error={undefined}
          choices={priorities.toReversed().map((one) => [one, users.priorities[one]] as const)}
          onChange={(priority) => put({ priority })}
        />
      </Part>
      <Part {...part('timeZoneId', users.timeZone, { timeZoneId: '' })}>
        <ChoiceField
          label={users.timeZone}
          name="timeZoneId"
          value={timeZoneId}
          hint={w.cleared}
          error={undefined}
          placeholder={users.notSet}
          choices={{
            options: zones.data?.map(({ id, name }) => ({ id, label: name })),
            failure: zonesFailure,
          }}
          onChange={(id) => put({ timeZoneId: id })}
        />
      </Part>
      <Part {...part('preferredLanguageId', users.preferredLanguage, { preferredLanguageId: '' })}>
        <ChoiceField
          label={users.preferredLanguage}
          name="preferredLanguageId"
          value={preferredLanguageId}
          hint={w.cleared}
          error={undefined}
          placeholder={users.notSet}
          choices={{ options: languages.data, failure: languagesFailure }}
          onChange={(id) => put({ preferredLanguageId: id })}
        />
      </Part>
      {refused && isEmpty ? (
        <p role="alert" className="text-sm text-bad">
          {w.chooseField}
        </p>
      ) : null}
    </AskDialog>
  );
}
