import { z } from 'zod';
import { PRIORITIES } from '../store/records.ts';

export const resetChange = z.strictObject({
  seed: z.int().optional(),
  companies: z.int().min(1).optional(),
  users: z.int().min(0).optional(),
});

export const modesChange = z.strictObject({
  participants: z.enum(['replace', 'add']).optional(),
  rename: z.enum(['keeps', 'clears']).optional(),
  companyHeader: z.enum(['keepnet', 'ir', 'both', 'ignored']).optional(),
  headerIgnoredBy: z.enum(['none', 'target-users', 'target-groups', 'custom-fields']).optional(),
  resellerId: z.literal(['answered', 403, 404]).optional(),
  groupRows: z.enum(['named', 'unnamed']).optional(),
  envelope: z.enum(['status', 'isSuccess']).optional(),
  companyRows: z.enum(['companyResourceId', 'resourceId']).optional(),
  unknownCompany: z.literal([404, 400, 403]).optional(),
  customFieldFilter: z.enum(['applied', 'ignored', 'refused']).optional(),
  isDeletedFilter: z.enum(['text', 'boolean']).optional(),
  asterisk: z.enum(['itself', 'any']).optional(),
  deletedRows: z.enum(['isDeleted', 'status']).optional(),
  csvType: z.enum(['CSV', 'Csv']).optional(),
  csvFiles: z.enum(['comma', 'semicolon']).optional(),
  phone: z.enum(['required', 'optional']).optional(),
  clearing: z.enum(['empty', 'absent', 'never']).optional(),
  bulkDelete: z.enum(['all', 'part']).optional(),
  groupNames: z.enum(['free', 'unique']).optional(),
  groupCounts: z.enum(['whole', 'bare']).optional(),
  fieldNames: z.enum(['free', 'unique']).optional(),
  dates: z.enum(['iso', 'tenant']).optional(),
  pages: z.enum(['steady', 'shrink', 'repeat', 'recount']).optional(),
  listReseller: z.boolean().optional(),
  visibilityLagMs: z.number().min(0).optional(),
  latencyMs: z.number().min(0).optional(),
  clockOffsetMs: z.number().optional(),
});

export const tokenChange = z.strictObject({
  outage: z.boolean().optional(),
  rejectCredentials: z.boolean().optional(),
  role: z.enum(['Reseller', 'Company Admin']).optional(),
  lifetimeSeconds: z.number().min(0).optional(),
  /** Whether answers carry `permissions`. */
  permissions: z.boolean().optional(),
  /** Make every token issued so far unknown. */
  expireAll: z.literal(true).optional(),
});

export const companyChange = z.strictObject({
  name: z.string().min(1).optional(),
  /** `denied` answers PRIVACY_ERROR. */
  privacy: z.enum(['denied', 'allowed']).optional(),
  managed: z.boolean().optional(),
  removed: z.boolean().optional(),
  /** Seats; null is unlimited. */
  licence: z.int().min(0).nullable().optional(),
  licenceExpired: z.boolean().optional(),
  /** The domains that it has verified; null for those that its people may have. */
  verified: z.array(z.string()).nullable().optional(),
  /** Hides names, addresses and telephone numbers of its people for good, as a customer can ask Keepnet to. */
  masked: z.literal(true).optional(),
  /** Changes its own fields, by their names. */
  customFields: z
    .record(
      z.string(),
      z.strictObject({ name: z.string().min(1).max(64).optional(), active: z.boolean().optional() }),
    )
    .optional(),
  /** Leaves it without any people, or without any target groups, from now on. */
  without: z.array(z.enum(['people', 'groups'])).optional(),
});

/** A record as a rival writer would leave it: none of the rules of a create are asked. */
export const plantedUser = z.strictObject({
  companyId: z.string(),
  email: z.string(),
  firstName: z.string().default('Rival'),
  lastName: z.string().default('Writer'),
  department: z.string().default(''),
  phone: z.string().default(''),
  /** The id of a preferred language, as lookup 21 lists them. */
  languageId: z.string().nullable().default(null),
  priority: z.enum(PRIORITIES).default('Medium'),
  active: z.boolean().default(true),
  deleted: z.boolean().default(false),
  /** Values of the company's own fields, by the names of those. */
  custom: z.record(z.string(), z.string()).default({}),
  /** Where the record comes from: only `manual` ones can be changed through the API. */
  origin: z.enum(['manual', 'scim', 'ldap']).default('manual'),
  createTime: z.iso.datetime().optional(),
});

export const plantedGroup = z.strictObject({
  /** Absent: a company group. */
  companyId: z.string().optional(),
  name: z.string(),
  createTime: z.iso.datetime().optional(),
  /** Company ids of a company group, or user ids of a target group. */
  members: z.array(z.string()).default([]),
  /** Of a target group. */
  priority: z.enum(PRIORITIES).default('Medium'),
});

export type ModesChange = z.infer<typeof modesChange>;
export type TokenChange = z.infer<typeof tokenChange>;
export type CompanyChange = z.infer<typeof companyChange>;
export type PlantedUser = z.input<typeof plantedUser>;
export type PlantedGroup = z.input<typeof plantedGroup>;
