const moment = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):\d\d/;

/** Writes every moment of an answer in the format that a tenant has chosen for itself (A13), as a replacer of JSON. */
export function tenantDates(_key: string, value: unknown): unknown {
  const [, year, month, day, hours, minutes] = typeof value === 'string' ? (moment.exec(value) ?? []) : [];
  return year === undefined ? value : `${day}/${month}/${year} ${hours}:${minutes}`;
}
