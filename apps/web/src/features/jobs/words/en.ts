import { pluralIn } from '../../../shared/language/plural.ts';
import { translated } from '../../../shared/language/translated.ts';
import { formatNumber as n } from '../../../shared/lib/format.ts';

const plural = pluralIn('en');
const users = (count: number) => plural(count, { one: '# target user', other: '# target users' });
const groups = (count: number) => plural(count, { one: '# target group', other: '# target groups' });
const companyGroups = (count: number) => plural(count, { one: '# company group', other: '# company groups' });
const members = (count: number) => plural(count, { one: '# membership', other: '# memberships' });
const fields = (count: number) => plural(count, { one: '# custom field', other: '# custom fields' });
const records = (count: number) => plural(count, { one: '# record', other: '# records' });
const was = (count: number) => plural(count, { one: 'was', other: 'were' });
const seconds = (count: number) => plural(count, { one: '# second', other: '# seconds' });

interface Effect {
  readonly name: string;
  readonly act: (count: number) => string;
  readonly will: (count: number) => string;
  readonly busy: (count: number) => string;
  readonly did: (count: number) => string;
}

/** How one thing that plans do is told before it, during it and after it. */
const effect = (
  name: string,
  [act, busy, done]: readonly [string, string, string],
  what: (count: number) => string,
): Effect => ({
  name,
  act: (count) => `${act} ${what(count)}`,
  will: (count) => `${what(count)} will be ${done}`,
  busy: (count) => `${busy} ${what(count)}`,
  did: (count) => `${what(count)} ${was(count)} ${done}`,
});

const deleting = ['Delete', 'Deleting', 'deleted'] as const;
const changing = ['Change', 'Changing', 'changed'] as const;
const creating = ['Create', 'Creating', 'created'] as const;

/** What the screens of plans and jobs say. */
export const words = translated('features/jobs', {
  title: 'Jobs',
  lead: 'Plans that create, change or delete many records.',
  operatorsOnlyTitle: 'Jobs are for operators',
  operatorsOnly: (role: string) =>
    `Jobs change and delete records in many companies. Your role is ${role}. Ask your administrator if you need access.`,
  effects: {
    activate: effect('Activate target users', ['Activate', 'Activating', 'activated'], users),
    deactivate: effect('Deactivate target users', ['Deactivate', 'Deactivating', 'deactivated'], users),
    status: effect('Change the status of target users', changing, users),
    update: effect('Change target users', changing, users),
    deleteUsers: effect('Delete target users', deleting, users),
    deleteGroups: effect('Delete target groups', deleting, groups),
    deleteCompanyGroups: effect('Delete company groups', deleting, companyGroups),
    members: effect('Change memberships', changing, members),
    createUsers: effect('Create target users', creating, users),
    createGroups: effect('Create target groups', creating, groups),
    copyFields: effect('Copy custom fields', ['Copy', 'Copying', 'copied'], fields),
    takeBackImport: effect('Take back an import', ['Take back', 'Taking back', 'taken back'], users),
    import: effect('Import target users', ['Import', 'Importing', 'imported'], users),
    other: effect('Change records', changing, records),
  },
  companies: (count: number) => plural(count, { one: '# company', other: '# companies' }),
  /** Two things that one plan does. */
  both: (one: string, other: string) => `${one} and ${other.charAt(0).toLowerCase()}${other.slice(1)}`,
  inPlace: (what: string, place: string) => `${what} in ${place}`,

  states: {
    planning: 'Being planned',
    planned: 'Not started',
    holding: 'Starts soon',
    running: 'Running',
    paused: 'Paused',
    done: 'Done',
    failed: 'Could not be planned',
    undone: 'Undone',
    cancelled: 'Cancelled',
    stopped: 'Stopped',
  },
  cancelling: 'Being cancelled',
  partly: 'Partly done',
  story: {
    planning: 'The console is looking up the records. Nothing is changed.',
    nothing: 'There is nothing to do. Nothing will be changed.',
    cancelling: 'No more requests are sent. The job ends once Keepnet has answered those that were sent.',
    failed: 'This could not be planned. Nothing was changed.',
    undone: 'This was undone in time. Nothing was changed.',
    cancelledBefore: 'This was cancelled before it started. Nothing was changed.',
    cancelled: (did: string) => `This was cancelled. Before that, ${did}`,
    doneNothing: 'This has ended, and nothing was changed.',
  },
  pauses: {
    person: 'Someone paused this. Resume it to continue where it stopped.',
    refusals: 'Keepnet refused more than expected. Look at what was refused before you resume.',
    sign_in_again:
      'The sign-in of the person who started this has ended. It continues when that person signs in, or when you resume it.',
    unreachable: 'Keepnet did not answer three times in a row. Resume it once Keepnet can be reached.',
    trial: 'This was tried in one company. Look at the result, then continue with the others.',
    internal: 'The console itself failed. Resume it; if it pauses again, tell your administrator.',
  },
  stops: {
    rights:
      'The person who started this is no longer allowed to do it, or an administrator ended their session. Plan the rest again.',
    refusals: 'Keepnet refused more than the plan expected. Look at what was refused before you resume.',
    scope: 'Keepnet’s answers did not show which company they belong to. Resume it once that is solved.',
  },
  rateLimited: (count: number) =>
    `Keepnet asked the console to slow down. It continues in ${seconds(count)}.`,

  verdicts: {
    create: (count: number) => `${n(count)} to create`,
    change: (count: number) => `${n(count)} to change`,
    delete: (count: number) => `${n(count)} to delete`,
    same: (count: number) => `${n(count)} need no change`,
    skip: (count: number) => `${n(count)} skipped`,
    refuse: (count: number) => `${n(count)} not possible`,
  },
  verdictNames: {
    create: 'Create',
    change: 'Change',
    delete: 'Delete',
    same: 'No change needed',
    skip: 'Skip',
    refuse: 'Not possible',
  },
  itemStates: {
    waiting: 'Waiting',
    running: 'Running',
    done: 'Done',
    already: 'No change needed',
    refused: 'Refused',
    unknown: 'Unknown',
    skipped: 'Left out',
    notStarted: 'Not started',
  },
  itemCounts: {
    waiting: (count: number) => `${n(count)} waiting`,
    running: (count: number) => `${n(count)} running`,
    done: (count: number) => `${n(count)} done`,
    already: (count: number) => `${n(count)} need no change`,
    refused: (count: number) => `${n(count)} refused`,
    unknown: (count: number) => `${n(count)} unknown`,
    skipped: (count: number) => `${n(count)} left out`,
    notStarted: (count: number) => `${n(count)} not started`,
  },
  codes: {
    same: 'No change is needed.',
    deleted_earlier: 'It was deleted before.',
    protected: 'A directory or Keepnet itself manages this record. Change it there.',
    duplicate: 'It is in the plan twice and is done once.',
    invalid: 'A value is not valid.',
    name_taken: 'Another record has this name.',
    exists: 'It exists already.',
    needs_phone: 'Keepnet needs a phone number before it changes this. Add it first.',
    too_long_to_change: 'A field is longer than Keepnet accepts in a change. Shorten it first.',
    over_licence:
      'The licence has no seat left for this. Keepnet creates it all the same and may charge for it.',
    licence_expired: 'The licence of this company has expired.',
    record_changed: 'It was changed or deleted after the plan was made, so nothing was sent.',
    not_in_file: 'It is not in the file that was imported.',
    probably_same:
      'A person with the same name and another address is there already. Decide which one is meant.',
    rights: 'The person who started this lost their rights before this was sent.',
  },
  /** What a plan for several companies says of how many records, by reason. */
  codeCounts: {
    exists: (count: number) => `${n(count)} there already`,
    name_taken: (count: number) => `${n(count)} name taken`,
    company_private: (count: number) => `${n(count)} access denied`,
    over_licence: (count: number) => `${n(count)} over licence`,
    licence_expired: (count: number) => `${n(count)} licence expired`,
    deleted_earlier: (count: number) => `${n(count)} deleted before`,
    duplicate: (count: number) => `${n(count)} twice in the plan`,
    invalid: (count: number) => `${n(count)} not valid`,
    company_masked: (count: number) => `${n(count)} with hidden names`,
  },
  notAsked: (count: number) => `${n(count)} could not be asked`,
  trial: {
    first: 'Try with one company first',
    company: 'Company to try it in',
    hint: 'After this company it pauses. You look at the result and decide about the others.',
    all: 'Start in all companies instead',
    start: (name: string) => `Try it in ${name}`,
    each: 'See what happens in each company',
  },
  alreadySo: 'It needed no change by the time it was its turn.',
  unknownItem: 'This was sent to Keepnet, but the answer was lost. It is not certain whether it took effect.',
  warnings: {
    many_people: (people: string, active: string, company: string) =>
      `Together with all plans of the last 24 hours, ${people} of ${active} active people in ${company} lose their seat.`,
    other_plan: 'Another plan is running in the same company.',
    otherPlan: 'Open it',
    closed_companies: (count: number) =>
      plural(count, {
        one: '# company has closed its account to the reseller and is left out.',
        other: '# companies have closed their accounts to the reseller and are left out.',
      }),
    no_recovery: 'The members of some groups could not be read, so they are missing from the recovery file.',
    over_licence: (added: number, left: number) =>
      `${users(added)} would be new, and ${plural(left, { one: '# seat is left', other: '# seats are left' })}.`,
    no_mail: (people: number, domain: string) =>
      `${domain} does not receive e-mail for this company: ${users(people)}.`,
    other_customer: (people: number, domain: string, company: string | undefined) =>
      `${domain} belongs to ${company ?? 'another customer'}: ${users(people)}.`,
    masked: 'Keepnet hides the names in this company. They cannot be compared with the file.',
    job_log: (changes: number) =>
      `The customer’s own log at Keepnet will list ${plural(changes, { one: '# change', other: '# changes' })} one by one.`,
  },

  dialog: {
    making: 'Making the plan',
    planning: 'Looking up the records. Nothing is changed.',
    close: 'Close',
    laterHint: 'If you close this, the plan stays under Jobs for 7 days.',
    tryAgain: 'Try again',
    notMade: 'The plan could not be made. Nothing was changed.',
    starting: 'Starting',
    notStarted: 'It could not be started.',
    note: 'Note',
    noteHint: 'A ticket number or a reason. It is kept in the activity.',
    noteTooLong: 'Shorten the note.',
    irreversible:
      'Deleting cannot be reversed: target users leave all their groups, and only their reports stay. Deactivating frees the licence seats as well, keeps the groups, and can be reversed.',
    irreversibleRecords: 'Deleting cannot be reversed.',
    afterStart:
      'You can undo it for a moment after the start. A recovery file shows the records as they were.',
    instead: 'Deactivate instead',
    insteadTitle: (count: number) => `Deactivate ${users(count)}`,
    notPossible: (count: number) =>
      plural(count, { one: '# will be left as it is', other: '# will be left as they are' }),
    seeAll: 'See all',
    confirmCompany: 'Type the name of the company to confirm',
    confirmPeople: 'Type the number of people to confirm',
    confirmHint: (text: string) => `Type: ${text}`,
    notConfirmed: (text: string) => `This is not ${text}`,
    planOpen: 'Open the plan',
  },

  list: {
    name: 'Job',
    state: 'State',
    waiting: 'Stopped or waiting',
    progress: 'Progress',
    company: 'Company',
    person: 'Person',
    created: 'Planned',
  },
  latest: 'Latest jobs',
  latestFailed: 'The jobs could not be loaded.',
  latestNone: 'There are no jobs in this company yet.',
  more: 'Show more',
  moreFailed: 'More could not be loaded.',
  loaded: (count: number) => plural(count, { one: '# job shown', other: '# jobs shown' }),
  empty: 'There are no jobs yet.',
  emptyHint: 'Plans that create, change or delete many records at once are listed here.',
  noMatch: 'No job matches.',

  page: {
    back: 'Jobs',
    place: 'Where',
    created: 'Planned',
    started: 'Started',
    finished: 'Ended',
    percent: (percent: number, title: string) => `${n(percent)}%, ${title}`,
    away: 'This may be out of date. The job continues, and this page updates once the server answers.',
    stale: 'This may be out of date.',
    pause: 'Pause',
    resume: 'Resume',
    cancel: 'Cancel the rest',
    discard: 'Discard the plan',
    rest: (act: string) => `${act} in the other companies`,
    retry: 'Plan the rest again',
    retryCompanies: (count: number) =>
      plural(count, {
        one: 'Again for the company that failed',
        other: 'Again for the # companies that failed',
      }),
    retryTitle: 'Plan the rest again',
    takeBack: 'Take back',
    takeBackTitle: 'Take back what was changed',
    takeBackPeople: {
      deactivate: 'Deactivate the people it created',
      delete: 'Delete the people it created',
    },
    tellMe: 'Tell me when it ends',
    notYours: (name: string) => `Only ${name} or an administrator can start, pause or cancel this.`,
  },

  files: {
    title: 'Files',
    plan: 'Plan (CSV)',
    report: 'Report (CSV)',
    recovery: 'Recovery file (CSV)',
    until: (when: string) => `Available until ${when}.`,
    while: 'Available for two weeks after the end.',
    recoveryHint: 'Importing the recovery file creates new records without their history.',
    gone: 'The files and names of this job have been deleted. The numbers remain.',
  },

  items: {
    title: 'Records of this job',
    failed: 'The records of this plan could not be loaded.',
    show: 'Which records are shown',
    all: (count: number) => `All ${n(count)}`,
    none: 'No record matches.',
    record: 'Record',
    plan: 'Plan',
    result: 'Result',
    changes: 'Changes',
    reason: 'Reason',
    check: 'Check again',
    checking: 'Checking',
    checkAgain: (name: string) => `Check again: ${name}`,
    stillUnknown: (name: string) => `${name}: it is still not certain.`,
    number: (ordinal: number) => `Record ${n(ordinal)}`,
    loaded: (count: number, all: number) => `${n(count)} of ${records(all)} shown`,
  },
  fields: {
    status: 'Status',
    department: 'Department',
    priority: 'Priority',
    timeZoneId: 'Time zone',
    preferredLanguageId: 'Language',
    member: 'Member',
  },
  values: { active: 'active', inactive: 'inactive', true: 'yes', false: 'no' },
  noValue: 'nothing',
  change: (field: string, from: string, to: string) => `${field}: ${from} → ${to}`,

  toast: {
    seconds: (count: number) => `Starts in ${seconds(count)}`,
    undo: 'Undo',
    tooLate: 'It has already started and can no longer be undone.',
    progress: 'Progress',
    of: (done: number, all: number) => `${n(done)} of ${n(all)}`,
    seeJob: 'Open the job',
    seeReport: 'See report',
    away: 'The console’s server cannot be reached right now. The job continues there.',
  },
  chip: {
    text: (count: number) => `${n(count)} running`,
    paused: (count: number) => `${n(count)} paused`,
    all: 'All jobs',
  },
});
