import type { CustomField, TargetUserDetail } from '@reseller-console/contract';
import type { ReactNode } from 'react';
import { customValueOf, formatCustomValue } from '../model/custom-value.ts';
import { isMasked } from '../model/keeper.ts';
import { words as w } from '../words/en.ts';
import { DetailSection } from './detail-section.tsx';
import { Fact, Facts } from './facts.tsx';

interface CustomValuesProps {
  user: TargetUserDetail;
  /** The company's own fields; undefined while they are not known. */
  fields: readonly CustomField[] | undefined;
  /** The way to change them. */
  change: ReactNode;
}

/** What a target user has in the company's own fields. Until those are known, only values that are there can be shown. */
export function CustomValues({ user, fields, change }: CustomValuesProps) {
  const masked = isMasked(user.email);
  const facts = fields
    ? fields.map((field) => ({ ...field, value: customValueOf(user, field) }))
    : user.customFields.filter(({ value }) => value).map((field) => ({ ...field, type: undefined }));
  if (facts.length === 0) return null;
  return (
    <DetailSection title={w.sections.custom}>
      {masked ? <p className="text-sm text-muted">{w.maskedFields}</p> : null}
      <Facts>
        {facts.map(({ id, name, type, value }) => (
          <Fact key={id ?? name} label={name} none={masked ? w.notKnown : w.notSet}>
            {value && formatCustomValue(type, value)}
          </Fact>
        ))}
      </Facts>
      {change}
    </DetailSection>
  );
}
