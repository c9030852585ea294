import { withGuard } from '@reseller-console/contract';

/** A quoted cell of a CSV file (RFC 4180) that a spreadsheet runs nothing of. */
export const csvCell = (text: string): string => `"${withGuard(text).replaceAll('"', '""')}"`;
