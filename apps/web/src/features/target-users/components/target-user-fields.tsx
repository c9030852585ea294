import type { CompanyDetail, CustomField } from '@reseller-console/contract';
import { CustomFieldsSection } from './custom-fields-section.tsx';
import { GroupsSection, PreferencesSection } from './form-choices.tsx';
import { ContactSection, ManagerSection, PersonSection, type SectionProps } from './form-sections.tsx';

interface TargetUserFieldsProps extends SectionProps {
  company: CompanyDetail;
  fields: readonly CustomField[];
  phoneRequired: boolean;
}

/** The fields of a target user. Status and groups of one that is there already are changed on their own. */
export function TargetUserFields({ form, company, fields, phoneRequired }: TargetUserFieldsProps) {
  return (
    <>
      <PersonSection form={form} />
      <ContactSection form={form} countryCode={company.countryCode} phoneRequired={phoneRequired} />
      {form.values.seen === null ? <GroupsSection form={form} companyId={company.id} /> : null}
      <PreferencesSection form={form} />
      <ManagerSection form={form} />
      {fields.length > 0 ? <CustomFieldsSection form={form} fields={fields} /> : null}
    </>
  );
}
