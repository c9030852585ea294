import { type Priority, priorities, TargetUserRecord } from '@reseller-console/contract';
import { EmailField, SelectField, TextField } from '../../../shared/write/fields.tsx';
import { useFields } from '../model/use-fields.ts';
import { words as w } from '../words/en.ts';
import { PlacesForm, type Where } from './places-form.tsx';

const initial: Record<'email' | 'firstName' | 'lastName' | 'phoneNumber' | 'department', string> & {
  priority: Priority;
} = { email: '', firstName: '', lastName: '', phoneNumber: '', department: '', priority: 'Medium' };

/** What the form does not ask for stays empty. */
const toBody = (values: typeof initial) => ({
  ...values,
  phoneNumber: values.phoneNumber.replaceAll(/[\s().-]/g, ''),
  active: true,
});

/** One target user in many companies. */
export function TargetUserForm(where: Where) {
  const { bind, read } = useFields(TargetUserRecord, initial, toBody);
  return (
    <PlacesForm
      {...where}
      read={() => {
        const record = read();
        return (
          record && {
            request: { kind: 'create-target-users', input: { records: [record] } },
            title: (count) => w.titles(record.email, count),
          }
        );
      }}
    >
      <EmailField label={w.fields.email} required {...bind('email')} />
      <TextField label={w.fields.firstName} required {...bind('firstName')} />
      <TextField label={w.fields.lastName} required {...bind('lastName')} />
      <TextField
        label={w.fields.phoneNumber}
        inputMode="tel"
        hint={w.fields.phoneHint}
        {...bind('phoneNumber')}
      />
      <TextField label={w.fields.department} {...bind('department')} />
      <SelectField
        label={w.fields.priority}
        choices={priorities.map((one) => [one, w.priorities[one]] as const)}
        {...bind('priority')}
      />
    </PlacesForm>
  );
}
