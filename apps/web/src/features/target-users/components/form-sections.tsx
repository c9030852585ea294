import {
  type CompanyDetail,
  plain,
  priorities,
  type Session,
  targetUserEditLimits,
  targetUserLimits,
} from '@reseller-console/contract';
import { formatCountry } from '../../../shared/lib/country.ts';
import { Switch } from '../../../shared/ui/switch.tsx';
import { EmailField, SelectField, TextField } from '../../../shared/write/fields.tsx';
import type { WriteForm } from '../../../shared/write/use-write-form.ts';
import type { Values } from '../model/new-target-user.ts';
import { phoneCountry, readPhone } from '../model/phone.ts';
import { words as w } from '../words/en.ts';
import { FormSection, Pair } from './form-section.tsx';

export interface SectionProps {
  form: WriteForm<Values>;
}

/** What a text field says once its text is too long to be saved again later, or now where it is changed. */
function lengthNotice(text: string, max: number, allowed: number, isNew: boolean) {
  if (plain(text).length <= max) return {};
  return isNew ? { max: allowed, hint: w.longForEdit(max) } : { max };
}

const { name: nameLimit, department: departmentLimit } = targetUserLimits;
const shorter = targetUserEditLimits;

export function PersonSection({ form: { values, bind } }: SectionProps) {
  const isNew = values.seen === null;
  return (
    <FormSection title={w.sections.person}>
      <EmailField label={w.email} required {...bind('email')} />
      <Pair>
        <TextField
          label={w.firstName}
          required={isNew}
          {...bind('firstName')}
          {...lengthNotice(values.firstName, shorter.name, nameLimit, isNew)}
        />
        <TextField
          label={w.lastName}
          required={isNew}
          {...bind('lastName')}
          {...lengthNotice(values.lastName, shorter.name, nameLimit, isNew)}
        />
      </Pair>
      <Pair>
        <TextField
          label={w.department}
          {...bind('department')}
          {...lengthNotice(values.department, shorter.department, departmentLimit, isNew)}
        />
        <SelectField
          label={w.priority}
          choices={priorities.toReversed().map((one) => [one, w.priorities[one]] as const)}
          {...bind('priority')}
        />
      </Pair>
      {isNew ? (
        <div className="flex flex-wrap items-center gap-x-3">
          <Switch label={w.active} on={values.active} onSwitch={bind('active').onChange} />
          <span className="text-xs text-muted">{w.activeHint}</span>
        </div>
      ) : null}
    </FormSection>
  );
}

export function ContactSection({
  form: { values, bind },
  countryCode,
  phoneRequired,
}: SectionProps & Pick<CompanyDetail, 'countryCode'> & Pick<Session, 'phoneRequired'>) {
  const country = phoneCountry(countryCode);
  const reading = readPhone(values.phoneNumber, country);
  const sent = 'number' in reading ? reading : undefined;
  return (
    <FormSection title={w.sections.contact}>
      <TextField
        label={w.phone}
        required={phoneRequired}
        inputMode="tel"
        hint={
          <span aria-live="polite">
            {sent === undefined ? (
              w.phoneHint(country && formatCountry(country))
            ) : (
              <>
                <span className="text-text">{w.phoneSent(sent.shown)}</span>
                {sent.doubtful ? <span className="block text-warn">{w.phoneDoubtful}</span> : null}
              </>
            )}
          </span>
        }
        {...bind('phoneNumber')}
      />
    </FormSection>
  );
}

export function ManagerSection({ form: { values, bind } }: SectionProps) {
  const isNew = values.seen === null;
  return (
    <FormSection title={w.sections.manager}>
      <Pair>
        <TextField
          label={w.managerFirstName}
          {...bind('managerFirstName')}
          {...lengthNotice(values.managerFirstName, shorter.managerName, nameLimit, isNew)}
        />
        <TextField
          label={w.managerLastName}
          {...bind('managerLastName')}
          {...lengthNotice(values.managerLastName, shorter.managerName, nameLimit, isNew)}
        />
      </Pair>
      <EmailField label={w.managerEmail} {...bind('managerEmail')} />
    </FormSection>
  );
}
