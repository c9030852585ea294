import { z } from 'zod';
import { count, flag, text } from './values.ts';

export const timeZones = z.object({ timeZoneList: z.array(z.object({ id: text, displayName: text })) });

/** Lookup 21. */
export const languages = z.array(
  z.object({ resourceId: text, name: text, isoFriendlyName: text, code: text }),
);

export const customFields = z.array(
  z.object({
    resourceId: text,
    name: text,
    fieldDataType: text,
    isActive: flag,
    sortOrder: count,
    isRequired: flag,
  }),
);
