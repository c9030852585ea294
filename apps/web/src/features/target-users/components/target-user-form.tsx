import type {
  CompanyDetail,
  Created,
  CustomField,
  Session,
  TargetUserInput,
} from '@reseller-console/contract';
import { useQueryClient } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { Switch } from '../../../shared/ui/switch.tsx';
import { ToldPhrase } from '../../../shared/ui/told-name.tsx';
import { useWriteForm } from '../../../shared/write/use-write-form.ts';
import { WriteForm } from '../../../shared/write/write-form.tsx';
import type { NamedCompany } from '../../companies/queries.ts';
import { customFieldsQuery } from '../details-queries.ts';
import { refreshTargetUsers, sendTargetUser } from '../form-queries.ts';
import { licenceWarning } from '../model/licence-warning.ts';
import { bodyFor, toBody, Values } from '../model/new-target-user.ts';
import { nameAndEmail } from '../model/target-user-name.ts';
import { words as w } from '../words/en.ts';
import { showCreated } from './created-toast.tsx';
import { customFieldPath } from './custom-fields-section.tsx';
import { TargetUserFields } from './target-user-fields.tsx';

interface TargetUserFormProps {
  company: CompanyDetail;
  /** What the company is called where something is confirmed by its name, once `ready`. */
  place: NamedCompany;
  ready: boolean;
  fields: readonly CustomField[];
  session: Session;
  initial: Values;
  /** Whether to add another one afterwards. */
  another: boolean;
  onAnother: (another: boolean) => void;
  onClose: () => void;
  onCreated: (values: Values) => void;
}

function LicenceWarning({ text }: { text: string }) {
  return (
    <div role="note" className="flex gap-2.5 rounded-surface border border-warn bg-warn-tint p-3 text-sm">
      <TriangleAlert aria-hidden className="size-5 shrink-0 text-warn" />
      <div>
        <h3 className="font-semibold">{w.overLicenceTitle}</h3>
        <p>{text}</p>
      </div>
    </div>
  );
}

/** The form for a new target user. */
export function TargetUserForm(props: TargetUserFormProps) {
  const { company, place, ready, fields, session, initial, another, onAnother, onClose, onCreated } = props;
  const { phoneRequired } = session;
  const client = useQueryClient();
  const frame = useRef<HTMLDivElement>(null);
  const body = useMemo(() => bodyFor(company, fields, phoneRequired), [company, fields, phoneRequired]);
  const customFields = fields.map(({ id }) => customFieldPath(id));

  const form = useWriteForm<Values, TargetUserInput, Created>({
    form: 'target-user',
    person: session.user.id,
    scope: company.id,
    values: Values,
    initial,
    body,
    toBody: (values) => toBody(values, fields),
    send: (input, key) => sendTargetUser(company.id, input, key),
    left: (input) => ({
      path: `/companies/${company.id}/target-users/new`,
      name: nameAndEmail(input),
      company: place,
    }),
    has: (path) => customFields.includes(path) || (path in initial && path !== 'customFields'),
    // The company's fields may be others by now than when they were read.
    onNotDone: ({ errors }) => {
      if (errors.every(({ field }) => !field.startsWith('customFields'))) return;
      void client.invalidateQueries({ queryKey: customFieldsQuery(company.id).queryKey });
    },
    onDone: (created, input, here) => {
      void refreshTargetUsers(client, company.id);
      showCreated(place, created, input);
      if (here) onCreated(form.values);
    },
  });
  const { values } = form;

  useEffect(() => {
    frame.current?.querySelector('input')?.focus();
  }, []);

  const warning = licenceWarning(company, values.active);
  return (
    <div ref={frame} className="contents">
      <WriteForm
        form={form}
        submitText={<ToldPhrase say={w.createIn} {...place} />}
        ready={ready}
        within={`/companies/${company.id}`}
        onCancel={onClose}
        after={<Switch label={w.thenAnother} on={another} onSwitch={onAnother} />}
      >
        {warning === undefined ? null : <LicenceWarning text={warning} />}
        <TargetUserFields form={form} company={company} fields={fields} phoneRequired={phoneRequired} />
      </WriteForm>
    </div>
  );
}
