import {
  type Changed,
  type CompanyDetail,
  type CustomField,
  type Session,
  TargetUserDetail,
} from '@reseller-console/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type * as z from 'zod/mini';
import { ChangeList } from '../../../shared/change/change-list.tsx';
import { ConflictNotice } from '../../../shared/change/conflict-notice.tsx';
import { showSaved } from '../../../shared/change/saved-toast.tsx';
import { useChangeForm } from '../../../shared/change/use-change-form.ts';
import { words as changeWords } from '../../../shared/change/words/en.ts';
import { ToldPhrase } from '../../../shared/ui/told-name.tsx';
import { WriteForm } from '../../../shared/write/write-form.tsx';
import type { NamedCompany } from '../../companies/queries.ts';
import { customFieldsQuery, targetUserQuery } from '../details-queries.ts';
import { refreshTargetUsers, sendTargetUserChange } from '../form-queries.ts';
import { changeFor, flatten, put, toChange, valuesOf } from '../model/change-target-user.ts';
import { Values } from '../model/new-target-user.ts';
import { nameAndEmail } from '../model/target-user-name.ts';
import { customFieldPath } from './custom-fields-section.tsx';
import { TargetUserFields } from './target-user-fields.tsx';
import { useDescribedFields } from './use-described-fields.ts';

interface ChangeTargetUserFormProps {
  company: CompanyDetail;
  /** What the company is called where something is confirmed by its name, once `ready`. */
  place: NamedCompany;
  ready: boolean;
  fields: readonly CustomField[];
  session: Session;
  user: TargetUserDetail;
  onClose: () => void;
}

/** The form of a target user that is there already: it sends what was changed and nothing else. */
export function ChangeTargetUserForm(props: ChangeTargetUserFormProps) {
  const { company, place, ready, fields, session, user, onClose } = props;
  const { phoneRequired } = session;
  const client = useQueryClient();
  const described = useDescribedFields(fields);
  const body = useMemo(() => changeFor(company, fields, phoneRequired), [company, fields, phoneRequired]);
  const read = (record: TargetUserDetail): Values => valuesOf(record, fields, company);
  const initial = useMemo(() => valuesOf(user, fields, company), [user, fields, company]);

  const { form, changes, conflict } = useChangeForm<Values, z.infer<typeof body>, Changed>({
    form: `target-user:${user.id}`,
    person: session.user.id,
    scope: company.id,
    values: Values,
    initial,
    body,
    toBody: (values) => toChange(values, company, phoneRequired),
    flatten: (values) => flatten(values, company),
    put,
    readNow(now) {
      const record = TargetUserDetail.safeParse(now).data;
      return record && read(record);
    },
    reload: async () =>
      read(await client.fetchQuery({ ...targetUserQuery(company.id, user.id), staleTime: 0 })),
    send: (change, key) => sendTargetUserChange(company.id, user.id, change, key),
    left: () => ({
      path: `/companies/${company.id}/target-users/${user.id}/edit`,
      name: nameAndEmail(user),
      company: place,
    }),
    has: (path) =>
      fields.some(({ id }) => customFieldPath(id) === path) || (path in initial && path !== 'customFields'),
    // The company's fields may be others by now than when they were read.
    onNotDone: ({ errors }) => {
      if (errors.every(({ field }) => !field.startsWith('customFields'))) return;
      void client.invalidateQueries({ queryKey: customFieldsQuery(company.id).queryKey });
    },
    onDone: ({ notTaken, reconciled }, _change, here) => {
      void refreshTargetUsers(client, company.id);
      showSaved(nameAndEmail(user), place, { notTaken: notTaken.map(described.label), reconciled });
      if (here) onClose();
    },
  });

  function choose(path: string, value: string): void {
    form.update((values) => put({ ...flatten(values, company), [path]: value }, values));
  }

  return (
    <WriteForm
      form={form}
      submitText={<ToldPhrase say={changeWords.saveIn} {...place} />}
      ready={ready && (changes.length > 0 || form.locked)}
      within={`/companies/${company.id}`}
      onCancel={onClose}
      changes={<ChangeList changes={changes} {...described} />}
      conflict={
        conflict && (
          <ConflictNotice
            versions={conflict}
            chosen={flatten(form.values, company)}
            onChoose={choose}
            {...described}
          />
        )
      }
    >
      <TargetUserFields form={form} company={company} fields={fields} phoneRequired={phoneRequired} />
    </WriteForm>
  );
}
