/** Priority of a target user or group, unspaced (A28). */
export const priorities = ['VeryLow', 'Low', 'Medium', 'High', 'VeryHigh'] as const;
export type Priority = (typeof priorities)[number];

const byName = new Map<string, Priority>(priorities.map((priority) => [priority.toLowerCase(), priority]));

/** Reads a priority in any case, spaced or not (A28). */
export function readPriority(raw: string | null | undefined): Priority | 'unknown' {
  return byName.get((raw ?? '').replaceAll(' ', '').toLowerCase()) ?? 'unknown';
}
