import { pluralIn } from '../../shared/language/plural.ts';
import { translated } from '../../shared/language/translated.ts';
import { formatNumber as n } from '../../shared/lib/format.ts';
import type { FailureCode } from '../problem-error.ts';

const plural = pluralIn('en');

const ask = 'Give the request id to whoever runs the console.';
const roles = 'Ask whoever gives roles in your organisation.';
const soon = 'Try again in a minute.';

/** What happened and what to do next, in plain words, for every way a call can fail. */
const problems: Record<FailureCode, string> = {
  invalid_request: `The console asked for something that the server does not understand. ${ask}`,
  invalid_company_id: 'The address holds something that is not a company id. Choose the company again.',
  idempotency_key_missing: `The console sent an incomplete request. ${ask}`,
  idempotency_key_reused: 'This was already sent with other contents. Start again with a fresh form.',
  write_in_progress: 'The same request is still being worked on. Check again in a moment.',
  members_changed:
    'Somebody changed the members since you opened the list. Nothing was saved. Look at the list anew.',
  record_changed: 'This was changed since you opened it. Nothing was saved. Look at what is there now.',
  precondition_required: `The console sent an incomplete request. ${ask}`,
  protected_record: 'A directory or Keepnet itself keeps this record. Change it there.',
  company_masked: 'Keepnet hides who the people of this company are, so nobody can be changed here.',
  wrong_person: 'Another person is signed in in this browser now. Reload the page.',
  confirmation_required: 'This affects many people. Confirm it by typing what is asked for.',
  plan_changed: 'The plan is not the one that you saw. Look at it again.',
  job_state: 'The plan does not allow that now. Look at how it stands.',
  members_partial: 'The change stopped half-way. The list shows who is really in the group now.',
  outcome_unknown:
    'This was sent to Keepnet but the answer was lost. It may or may not have worked: look before you send it again.',
  not_signed_in: 'Your session has ended. Sign in again.',
  sign_in_failed: 'Signing in did not work. Try again.',
  no_role: `You have no role in the console yet. ${roles}`,
  role_too_low: 'Your role does not allow this. An admin can.',
  cross_site: 'The request came from another site and was refused. Reload the page.',
  local_only: 'This works on the console’s own machine only. Open it there.',
  company_forbidden: `Your account, or the reseller’s, may not see this company. ${roles}`,
  company_private:
    'The customer has closed its account to the reseller. Only the customer can open it again.',
  companies_limited:
    'This is about all companies at once, and your account is limited to certain ones. Open one of those.',
  reseller_required: `Keepnet says that the console’s credential is not a reseller’s. ${ask}`,
  company_not_found: 'Keepnet knows no such company. Choose another one.',
  not_found: 'It is not there any more, or never was. Go back to the list.',
  method_not_allowed: 'The console does not answer this kind of request. Reload the page.',
  upstream_refused: `Keepnet refused the request. ${ask}`,
  payload_too_large: 'That was too much at once. Send less.',
  rate_limited: 'Too many requests from here in a short time.',
  internal: `The console’s server failed. ${ask}`,
  upstream_failed: 'Keepnet answered with an error. It is usually over in a minute.',
  upstream_unreachable: `Keepnet cannot be reached right now. ${soon}`,
  upstream_credentials: `Keepnet rejected the console’s credential. ${ask}`,
  upstream_ip_restricted: `Keepnet does not accept the console’s network address. ${ask}`,
  upstream_scope_ignored: `Keepnet answers for another company than the one that was chosen, so the console shows and sends nothing. ${ask}`,
  scope_unproven: `Keepnet’s answers do not show which company they are about, so the console shows and sends nothing. ${ask}`,
  upstream_rate_limited: 'Keepnet asks the console to slow down.',
  identity_provider_unavailable: `Your organisation’s sign-in page cannot be reached. ${soon}`,
  not_ready: `The console is starting or being updated. ${soon}`,
  storage_unavailable: 'The console cannot use its database right now. Try again in a moment.',
  upstream_timeout: `Keepnet took too long to answer. ${soon}`,
  no_connection: 'The console’s server cannot be reached. Check your connection and try again.',
  unreadable_answer: `The server’s answer could not be read. Something between may have changed it. ${soon}`,
};

/**
 * The words of the frame, of lists and of the companies page, in English. What only other pages say comes with them, from
 * the files beside this one.
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
    limited: (seconds: number) => `Keepnet is limiting us, retrying in ${n(seconds)} s`,
    tooFast: (seconds: number) => `That is faster than one person may ask, retrying in ${n(seconds)} s`,
    wait: (seconds: number) =>
      `Wait ${plural(seconds, { one: '# second', other: '# seconds' })} before you try again.`,
    brokenTitle: 'This page broke',
    broken: 'Something in this page failed. Reload it, and look whether what you sent last is there.',
    outdatedTitle: 'The console was updated',
    outdated: 'This page needs the new version.',
    reload: 'Reload',
    notFoundTitle: 'There is no such page',
    notFound: 'The address is wrong, or the page has moved.',
  },

  problems,
});
