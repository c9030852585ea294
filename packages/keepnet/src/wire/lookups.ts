import { z } from 'zod';
import { count, flag, rows, text } from './values.ts';

export const timeZones = z.object({ timeZoneList: rows(z.object({ id: text, displayName: text })) });

/** Lookup 21. */
export const languages = rows(z.object({ resourceId: text, name: text, isoFriendlyName: text, code: text }));

export const customFields = rows(
  z.object({
    resourceId: text,
    name: text,
    fieldDataType: text,
    isActive: flag,
    sortOrder: count,
    isRequired: flag,
  }),
);

/** Names of domains. */
export const domains = rows(text);
