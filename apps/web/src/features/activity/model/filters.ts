import {
  type AuditFilters,
  auditActions,
  auditOutcomes,
  companyIdPattern,
  isDay,
} from '@reseller-console/contract';
import * as z from 'zod/mini';

export interface FilterProps {
  filters: ActivityFilters;
  change: (changed: ActivityFilters) => void;
}

const day = z.optional(z.string().check(z.refine(isDay)));

/** The filters as the address has them: days are whole days of the person's own calendar, both included. */
const schema = z.object({
  person: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(300))),
  company: z.optional(z.string().check(z.regex(companyIdPattern))),
  action: z.optional(z.enum(auditActions)),
  outcome: z.optional(z.enum(auditOutcomes)),
  from: day,
  to: day,
});
export type ActivityFilters = z.infer<typeof schema>;

/** What a date field holds: `unreadable` where only a part is typed, of which a browser says that there is nothing. */
export interface DayField {
  readonly text: string;
  readonly unreadable: boolean;
}

/** Why a period cannot be meant, by its field. */
export type PeriodProblems = Partial<Record<'from' | 'to', 'not_a_date' | 'before_from'>>;

/** Why two date fields are no period. Either may be left empty. */
export function periodProblems(from: DayField, to: DayField): PeriodProblems {
  const isNone = ({ text, unreadable }: DayField) => unreadable || (text !== '' && !isDay(text));
  const problems: PeriodProblems = {
    ...(isNone(from) ? { from: 'not_a_date' } : {}),
    ...(isNone(to) ? { to: 'not_a_date' } : {}),
  };
  const isReversed = from.text !== '' && to.text !== '' && to.text < from.text;
  return isReversed && Object.keys(problems).length === 0 ? { to: 'before_from' } : problems;
}

/** Reads the filters from an address; what cannot be understood is left out, such as an end before the beginning. */
export function readFilters(params: URLSearchParams): ActivityFilters {
  const { from, to, ...others } = Object.fromEntries(params);
  const isReversed = from !== undefined && to !== undefined && isDay(from) && isDay(to) && to < from;
  const raw = isReversed ? others : { ...others, from, to };
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const bad = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  return schema.parse(Object.fromEntries(Object.entries(raw).filter(([name]) => !bad.has(name))));
}

/** The address of these filters; unset ones are left out. */
export function writeFilters(filters: ActivityFilters): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value) params.set(name, value);
  return params;
}

/** The beginning of the day in the person's time zone, `later` days after it. */
function startOf(isoDay: string, later = 0): string {
  const [year = 0, month = 1, date = 1] = isoDay.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

/** The filters as the server takes them: an instant from which on, and one before which. */
export const toAuditFilters = ({ from, to, ...rest }: ActivityFilters): AuditFilters => ({
  ...rest,
  from: from === undefined ? undefined : startOf(from),
  to: to === undefined ? undefined : startOf(to, 1),
});

/** The day of the person's calendar that is `ago` days before `now`, as the address has it. */
export function dayOf(now: Date, ago = 0): string {
  const date = new Date(now.getFullYear(), now.getMonth(), now.getDate() - ago);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
