import { pluralIn } from '../../shared/language/plural.ts';
import { translated } from '../../shared/language/translated.ts';
import { formatNumber as n } from '../../shared/lib/format.ts';
import type { FailureCode } from '../problem-error.ts';

const plural = pluralIn('en');

const ask = 'Give the request id to your administrator.';
const roles = 'Ask your administrator.';
const soon = 'Try again in a minute.';
const notUnderstood = `The server did not understand this request. ${ask}`;

/** What happened and what to do next, in plain words, for every way a call can fail. */
const problems: Record<FailureCode, string> = {
  invalid_request: notUnderstood,
  invalid_company_id: 'The address contains an invalid company id. Choose the company again.',
  idempotency_key_missing: notUnderstood,
  record_changed: 'This was changed since you opened it. Nothing was saved. Look at what is there now.',
  protected_record: 'A directory or Keepnet itself manages this record. Change it there.',
  company_masked:
    'Keepnet hides the names in this company, and a change would overwrite the real ones. Nothing was sent.',
  precondition_required: notUnderstood,
  idempotency_key_reused: 'This was already sent with different contents. Start again with a new form.',
  write_in_progress: 'The same request is still in progress. Check again in a moment.',
  members_changed: 'The members changed after you opened the list. Nothing was saved. Review the list again.',
  wrong_person: 'This browser is now signed in as another person. Reload the page.',
  members_partial: 'The change stopped partway. The list shows the current members.',
  confirmation_required: 'This affects many people. Confirm it by typing what is asked for.',
  plan_changed: 'The plan has changed since you saw it. Look at it again.',
  job_state: 'The plan does not allow that in its current state. Reload it to see what happened.',
  outcome_unknown:
    'This was sent to Keepnet, but the answer was lost. It may or may not have worked: check before you send it again.',
  not_signed_in: 'Your session has ended. Sign in again.',
  sign_in_failed: 'Sign-in failed. Try again.',
  no_role: `You have no role in the console yet. ${roles}`,
  role_too_low: 'Your role does not allow this. Ask your administrator.',
  cross_site: 'The request came from another site and was refused. Reload the page.',
  local_only: 'This works only on the computer that runs the console. Open it there.',
  company_forbidden: `Your account, or the reseller’s, cannot see this company. ${roles}`,
  company_private: 'The customer has closed its account to the reseller. Only the customer can reopen it.',
  companies_limited:
    'This covers all companies, and your account is limited to some of them. Open one of those.',
  reseller_required: `Keepnet says the console’s credential does not belong to a reseller. ${ask}`,
  company_not_found: 'Keepnet has no such company, or no longer has it. Choose another one.',
  not_found: 'This no longer exists, or never did. Go back to the list.',
  method_not_allowed: notUnderstood,
  precondition_failed: 'The file has changed. Reload the page.',
  range_not_satisfiable: 'The file has no such part. Reload the page.',
  upstream_refused: `Keepnet refused the request. ${ask}`,
  payload_too_large: 'This is too much for one request. Send less.',
  rate_limited: 'Too many requests in a short time.',
  internal: `The console’s server failed. ${ask}`,
  upstream_failed: 'Keepnet answered with an error. This usually passes within a minute.',
  upstream_unreachable: `Keepnet cannot be reached right now. ${soon}`,
  upstream_credentials: `Keepnet rejected the console’s credential. ${ask}`,
  upstream_ip_restricted: `Keepnet does not accept the console’s network address. ${ask}`,
  upstream_scope_ignored: `Keepnet answers for a different company than the one you chose, so the console shows and sends nothing. ${ask}`,
  scope_unproven: `Keepnet’s answers do not show which company they belong to, so the console shows and sends nothing. ${ask}`,
  upstream_rate_limited: 'Keepnet asks the console to slow down.',
  identity_provider_unavailable: `Your organisation’s sign-in page cannot be reached. ${soon}`,
  not_ready: `The console is starting or being updated. ${soon}`,
  storage_unavailable: `The console cannot use its database right now. ${soon}`,
  upstream_timeout: `Keepnet took too long to answer. ${soon}`,
  no_connection: 'The console’s server cannot be reached. Check your connection and try again.',
  unreadable_answer: `The server’s answer could not be read. A proxy may have changed it. ${soon}`,
};

/**
 * What every page says: lists, failures, problems. The first page loads it, so what only some pages say is in their own words.
 */
export const words = translated('shared', {
  product: 'Reseller Console',
  title: (...parts: string[]) => parts.join(' · '),

  createdAt: (when: string) => `created ${when}`,
  notifications: 'Notifications',
  dismiss: 'Dismiss',
  loading: 'Loading',
  roles: { viewer: 'Viewer', operator: 'Operator', admin: 'Admin' },

  table: {
    export: 'Export',
    columns: 'Columns',
    filters: 'Filters',
    density: 'Rows',
    densities: { comfortable: 'Comfortable', compact: 'Compact' },
    clear: 'Clear filters',
    clearSearch: 'Clear search',
    removeFilter: (label: string) => `Remove filter ${label}`,
    chip: (label: string, value: string) => `${label}: ${value}`,
    apply: 'Apply',
    sortBy: 'Sort by',
    sorted: (column: string, order: 'asc' | 'desc') =>
      `${column}, ${order === 'asc' ? 'ascending' : 'descending'}`,
    range: (from: number, to: number, total: number) => `${n(from)}-${n(to)} of ${n(total)}`,
    pageSize: 'Rows per page',
    previous: 'Previous page',
    next: 'Next page',
    pages: 'Pages',
    noMatchHint: 'Try fewer words or remove a filter.',
    skip: 'Skip to the rows',
    refreshFailed: 'These rows may be out of date.',
  },

  failure: {
    title: 'This could not be loaded',
    requestId: 'Request id',
    copy: 'Copy request id',
    copied: 'Copied',
    tryAgain: 'Try again',
    limited: (seconds: number) => `Keepnet is limiting requests, retrying in ${n(seconds)} s`,
    tooFast: (seconds: number) => `Too many requests from you, retrying in ${n(seconds)} s`,
    wait: (seconds: number) =>
      `Wait ${plural(seconds, { one: '# second', other: '# seconds' })} before you try again.`,
    brokenTitle: 'This page stopped working',
    broken: 'Reload it, and check that your last change is there.',
    outdatedTitle: 'The console was updated',
    outdated: 'This page needs the new version.',
    reload: 'Reload',
    notFoundTitle: 'Page not found',
    notFound: 'The address is wrong, or the page has moved.',
  },

  problems,
});
