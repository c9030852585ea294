/** One page of a list. */
export interface Page<T> {
  items: T[];
  /** From 1. */
  page: number;
  pageSize: number;
  pageCount: number;
  /** Rows of all pages. */
  total: number;
  /** Rows of this page that are left out of `items`, since they have no id or name (A7). */
  unreadable: number;
}

/** What every search is asked with; sort names are whitelisted per list, since unknown ones give 400 upstream. */
export interface ListQuery<Sort extends string> {
  /** From 1. */
  page: number;
  /** 1..100. */
  pageSize: number;
  sort?: Sort | undefined;
  order?: 'asc' | 'desc' | undefined;
  /** Global search over the list's searchable columns; of several texts, any. */
  q?: string | readonly string[] | undefined;
}

/** What an export adds to its list's query. */
export interface ExportChoice {
  format: 'csv' | 'xlsx';
  /** Everything that matches, or the given page only. Default `all`. */
  scope?: 'all' | 'page' | undefined;
}
