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
export const toItem = (line: AuditEventRow, steps: readonly AuditEventRow[] = [line]): AuditItem => ({
  id: line.id,
  at: isoTime(line.at),
  person: named(line.person_id, line.person_name),
  company: named(line.company_id, line.company_name),
  action: line.action,
  target: line.target,
  outcome: line.outcome,
  requestId: line.request_id,
  // Without events that were added after the entry was read: the entry and its steps then agree.
  steps: steps.filter(({ id }) => id <= line.id).map(toStep),
});
