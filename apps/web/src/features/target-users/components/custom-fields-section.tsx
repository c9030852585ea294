import { type CustomField, firstDay, lastDay } from '@reseller-console/contract';
import type { SyntheticEvent } from 'react';
import { controlLook, EmailField, Field, SelectField, TextField } from '../../../shared/write/fields.tsx';
import type { Binding } from '../../../shared/write/use-write-form.ts';
import { words as w } from '../words/en.ts';
import { FormSection } from './form-section.tsx';
import type { SectionProps } from './form-sections.tsx';

const pickers = { Date: 'date', DateTime: 'datetime-local' } as const;
const keyboards = { String: 'text', Number: 'numeric' } as const;

/** Path of one of the company's own fields in what is sent, by its id. */
export const customFieldPath = (id: string): string => `customFields.${id}`;

/** Stands for a date that is typed in part, of which its input says that it is empty: it must not be sent as if there were none. */
const unfinished = 'unfinished';

function DateInput({
  label,
  required,
  type,
  name,
  value,
  error,
  onChange,
}: Binding<string> & { label: string; required: boolean; type: 'date' | 'datetime-local' }) {
  // While nothing but a part is typed, a browser tells of keys only.
  const read = ({ currentTarget: { validity, value: whole } }: SyntheticEvent<HTMLInputElement>) => {
    const typed = validity.badInput ? unfinished : whole;
    if (typed !== value) onChange(typed);
  };
  return (
    <Field label={label} required={required} error={error}>
      {(props) => (
        <input
          {...props}
          type={type}
          name={name}
          value={value === unfinished ? '' : value}
          min={type === 'date' ? firstDay : `${firstDay}T00:00`}
          max={type === 'date' ? lastDay : `${lastDay}T23:59`}
          className={controlLook}
          onChange={read}
          onKeyUp={read}
          onBlur={read}
        />
      )}
    </Field>
  );
}

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
      return <DateInput {...tie} label={label} required={required} type={pickers[type]} />;
    case 'Email':
      return <EmailField {...tie} label={label} required={required} />;
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
  return (
    <FormSection title={w.sections.custom}>
      {fields.map((field) => {
        const name = customFieldPath(field.id);
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
