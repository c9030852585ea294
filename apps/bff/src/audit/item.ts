import type { AuditItem, AuditStep } from '@reseller-console/contract';
import * as z from 'zod';
import type { AuditEventRow } from '../db/schema.ts';

const Detail = z.record(z.string(), z.unknown());

const isoTime = (at: number): string => new Date(at).toISOString();

const toStep = ({ id, at, kind, outcome, detail }: AuditEventRow): AuditStep => ({
  id,
  at: isoTime(at),
  kind,
  outcome,
  detail: detail === null ? null : Detail.parse(JSON.parse(detail)),
});

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name });

/** An entry as the contract has it; `steps` are all events of its write or export. */
export const toItem = (entry: AuditEventRow, steps: readonly AuditEventRow[] = [entry]): AuditItem => ({
  id: entry.id,
  at: isoTime(entry.at),
  person: named(entry.person_id, entry.person_name),
  company: named(entry.company_id, entry.company_name),
  action: entry.action,
  target: entry.target,
  outcome: entry.outcome,
  requestId: entry.request_id,
  // Without events that were added after the entry was read: the entry and its steps then agree.
  steps: steps.filter(({ id }) => id <= entry.id).map(toStep),
});
