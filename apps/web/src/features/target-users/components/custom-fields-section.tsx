import type { CustomField } from '@reseller-console/contract';
import { CircleAlert } from 'lucide-react';
import { people as w } from '../../../shared/words/people.ts';
import { controlLook, Field, SelectField, TextField } from '../../../shared/write/fields.tsx';
import type { Binding } from '../../../shared/write/use-write-form.ts';
import { FormSection } from './form-section.tsx';
import type { SectionProps } from './form-sections.tsx';

const pickers = { Date: 'date', DateTime: 'datetime-local' } as const;
const keyboards = { String: 'text', Number: 'numeric', Email: 'email' } as const;

function CustomInput({
  field: { name: label, type, required },
  ...tie
}: Binding<string> & { field: CustomField }) {
  switch (type) {
    case 'Boolean':
      return (
        <SelectField
          {...tie}
          label={label}
          required={required}
          choices={[
            ['', w.notSet],
            ['true', w.yes],
            ['false', w.no],
          ]}
        />
      );
    case 'Date':
    case 'DateTime':
      return (
        <Field label={label} required={required} error={tie.error}>
          {(props) => (
            <input
              {...props}
              type={pickers[type]}
              name={tie.name}
              value={tie.value}
              max={type === 'Date' ? '9999-12-31' : '9999-12-31T23:59'}
              className={controlLook}
              onChange={({ target }) => tie.onChange(target.value)}
            />
          )}
        </Field>
      );
    default:
      return <TextField {...tie} label={label} required={required} inputMode={keyboards[type]} />;
  }
}

/** The company's own fields, each by its type. */
export function CustomFieldsSection({
  form: { values, bind, errors },
  fields,
}: SectionProps & { fields: readonly CustomField[] }) {
  const { onChange } = bind('customFields');
  const general = errors.get('customFields');
  return (
    <FormSection title={w.sections.custom}>
      {general === undefined ? null : (
        <p className="flex items-start gap-1.5 text-xs text-bad">
          <CircleAlert aria-hidden className="size-4 shrink-0" />
          {general}
        </p>
      )}
      {fields.map((field) => {
        const name = `customFields.${field.id}`;
        return (
          <CustomInput
            key={field.id}
            field={field}
            name={name}
            value={values.customFields[field.id] ?? ''}
            error={errors.get(name)}
            onChange={(value) => onChange({ ...values.customFields, [field.id]: value })}
          />
        );
      })}
    </FormSection>
  );
}
