import { type Priority, priorities, TargetGroupInput } from '@reseller-console/contract';
import { SelectField, TextField } from '../../../shared/write/fields.tsx';
import { useFields } from '../model/use-fields.ts';
import { words as w } from '../words/en.ts';
import { PlacesForm, type Where } from './places-form.tsx';

const maxNameLength = 64;
const initial: { name: string; priority: Priority } = { name: '', priority: 'Medium' };

/** One target group in many companies. */
export function TargetGroupForm(where: Where) {
  const { bind, read } = useFields(TargetGroupInput, initial);
  return (
    <PlacesForm
      {...where}
      read={() => {
        const record = read();
        return (
          record && {
            request: { kind: 'create-target-groups', input: { records: [record] } },
            title: (count) => w.titles(record.name, count),
          }
        );
      }}
    >
      <TextField label={w.fields.name} required max={maxNameLength} {...bind('name')} />
      <SelectField
        label={w.fields.priority}
        choices={priorities.map((one) => [one, w.priorities[one]] as const)}
        {...bind('priority')}
      />
    </PlacesForm>
  );
}
