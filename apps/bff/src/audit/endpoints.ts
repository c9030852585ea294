import { exportAudit, getCompanyActivity, listAudit, roleIncludes } from '@reseller-console/contract';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import type { Exports } from '../exports/exports.ts';
import { wholeList } from '../exports/request.ts';
import { endpoint } from '../platform/endpoint.ts';
import { fromCursor, toCursor } from './cursor.ts';
import { createAuditEntries } from './entries.ts';
import { auditFile } from './file.ts';
import { toItem } from './item.ts';

/** Entries per page, and on the overview of a company. */
const pageSize = 50;
const latest = 8;

/** What the endpoints of the audit trail work with. */
interface Parts {
  kysely: Kysely<Schema>;
  exports: Pick<Exports, 'send'>;
}

export const auditEndpoints = ({ kysely, exports }: Parts) => {
  const entries = createAuditEntries(kysely);
  const file = auditFile(entries);
  return [
    endpoint(listAudit, async ({ person: { companies }, query: { cursor, ...filters } }) => {
      const from = cursor === undefined ? undefined : fromCursor(cursor);
      const upTo = from?.upTo ?? (await entries.latestId());
      const resolved = await entries.resolve({ ...filters, companies, upTo });
      const found = await entries.page(resolved, from?.after, pageSize + 1);
      const page = found.slice(0, pageSize);
      const steps = await entries.stepsOf(page);
      const last = found.length > pageSize ? page.at(-1) : undefined;
      return {
        items: page.map((entry) => toItem(entry, steps.get(entry.write_id ?? ''))),
        nextCursor: last === undefined ? null : toCursor(last, upTo),
      };
    }),

    endpoint(exportAudit, async ({ query, ...context }) => {
      const { format: _format, separator: _separator, ...filters } = query;
      const asked = { ...context, query: { ...query, ...wholeList } };
      // Read before the export adds its own intent, which would otherwise appear in the file without an outcome.
      const upTo = await entries.latestId();
      return exports.send(asked, {
        noun: 'audit',
        companyId: null,
        list: file,
        search: {
          ...filters,
          withItems: true,
          upTo,
          companies: context.person.companies,
          page: 1,
          pageSize: 1,
        },
      });
    }),

    endpoint(getCompanyActivity, async ({ params: { companyId }, person }) => {
      const namesPeople = roleIncludes(person.role, 'admin');
      const found = await entries.page([{ company: companyId }], undefined, latest);
      const items = found.map(({ id, at, action, outcome, person_name }) => ({
        id,
        at: new Date(at).toISOString(),
        action,
        outcome,
        person: namesPeople ? person_name : null,
      }));
      return { items };
    }),
  ];
};
