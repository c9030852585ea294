/** How the simulator reads the points on which the sources about the upstream disagree. */
export interface Modes {
  /** A20: what PUT participants does with members that are not in its list. */
  participants: 'replace' | 'add';
  /** A19: what renaming a company group without a member list does to its members. */
  rename: 'keeps' | 'clears';
  /** A3: which header names the company, `both` only together; `ignored` acts in the reseller's own whatever is sent. */
  companyHeader: 'keepnet' | 'ir' | 'both' | 'ignored';
  /** A3: whose endpoints alone do not read the header, and act in the reseller's own company. */
  headerIgnoredBy: 'none' | 'target-users' | 'target-groups' | 'custom-fields';
  /** What the id of the reseller's own company is answered with, as the company of a header or in a path. */
  resellerId: 'answered' | 403 | 404;
  /** A3: whether rows of target-groups/search name their company. */
  groupRows: 'named' | 'unnamed';
  /** A24: what a well-formed id of no company is answered with. */
  unknownCompany: 404 | 400 | 403;
  /** A4: how successes are worded. Errors differ by endpoint. */
  envelope: 'status' | 'isSuccess';
  /** A7: what the id and name of a company are called in the rows of companies/search. */
  companyRows: 'companyResourceId' | 'resourceId';
  /** A8: what the IsDeleted filter takes; the other one gives 400. */
  isDeletedFilter: 'text' | 'boolean';
  /**
   * A6: what a filter by the name of a company's own field does: it applies, is left out as if it had not been asked for, or gives 400 as an
   * unknown column does.
   */
  customFieldFilter: 'applied' | 'ignored' | 'refused';
  /** What an asterisk in a search for people stands for, which the documents leave open: itself, or any text. */
  asterisk: 'itself' | 'any';
  /** A26: how a row shows that a user is deleted: by `isDeleted` with the previous label, or by the label alone. */
  deletedRows: 'isDeleted' | 'status';
  /** A21: the only spelling of the CSV export type that is taken. */
  csvType: 'CSV' | 'Csv';
  /** How CSV files are written, which the documents leave open: plain, or with `;`, a byte order mark and a Content-Length. */
  csvFiles: 'comma' | 'semicolon';
  /** A10: whether a create may leave out the telephone number (as an empty text). */
  phone: 'required' | 'optional';
  /**
   * A36: what clears a value in a PUT: an empty one (a custom field that is left out keeps its own), leaving it out as well, or
   * nothing at all.
   */
  clearing: 'empty' | 'absent' | 'never';
  /** Whether bulk-delete deletes what it was sent, or only the first half of it, and answers 200 all the same. */
  bulkDelete: 'all' | 'part';
  /** Whether a target group may have the name of another one; `unique` counts the names of deleted groups too. */
  groupNames: 'free' | 'unique';
  /** Whether the counts of a target group's members say more than how many of them are active. */
  groupCounts: 'whole' | 'bare';
  /** Whether a company may have two custom fields of one name. */
  fieldNames: 'free' | 'unique';
  /** A13: whether dates are ISO, or in the format that the tenant has chosen. */
  dates: 'iso' | 'tenant';
  /**
   * What companies' pages after the first do, as if the list changed meanwhile: nothing, lack their last row, have the last row of
   * the page before instead of their first, or count one row more.
   */
  pages: 'steady' | 'shrink' | 'repeat' | 'recount';
  /** Whether companies/search lists the reseller's own company. */
  listReseller: boolean;
  /** How long a created record stays out of searches, in milliseconds. */
  visibilityLagMs: number;
  /** Added to every answer, in milliseconds. */
  latencyMs: number;
  /** How far the sandbox's clock is ahead of the machine's, in milliseconds. */
  clockOffsetMs: number;
}

export const STRICT: Modes = {
  participants: 'replace',
  rename: 'keeps',
  companyHeader: 'keepnet',
  headerIgnoredBy: 'none',
  resellerId: 'answered',
  groupRows: 'named',
  unknownCompany: 404,
  envelope: 'status',
  companyRows: 'companyResourceId',
  isDeletedFilter: 'text',
  customFieldFilter: 'applied',
  asterisk: 'itself',
  deletedRows: 'isDeleted',
  csvType: 'CSV',
  csvFiles: 'comma',
  phone: 'required',
  clearing: 'empty',
  bulkDelete: 'all',
  groupNames: 'free',
  groupCounts: 'whole',
  fieldNames: 'free',
  dates: 'iso',
  pages: 'steady',
  listReseller: false,
  visibilityLagMs: 0,
  latencyMs: 0,
  clockOffsetMs: 0,
};
