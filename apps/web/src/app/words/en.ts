import { translated } from '../../shared/language/translated.ts';

/** What the frame and every page says that belongs to no noun. */
export const words = translated('app', {
  skip: 'Skip to content',
  navigation: 'Main',
  openNavigation: 'Open navigation',
  closeNavigation: 'Close navigation',
  everyCompany: 'All companies',
  companies: 'Companies',
  companyGroups: 'Company groups',
  overview: 'Overview',
  targetUsers: 'Target users',
  targetGroups: 'Target groups',
  activity: 'Activity',
  sessions: 'Sessions',
  home: 'Go to companies',

  switcher: {
    announce: (name: string) => `Company: ${name}`,
    choose: 'Choose another company',
  },

  person: {
    menu: (name: string) => `Account of ${name}`,
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    languageFailed: 'The language could not be saved, so it stays as it is. Choose it again.',
    singleKeys: 'Single-key shortcuts',
    shortcuts: 'Keyboard shortcuts',
  },

  commands: {
    newTargetUser: (company: string) => `New target user in ${company}`,
    newTargetGroup: (company: string) => `New target group in ${company}`,
    newCompanyGroup: 'New company group',
    theme: (name: string) => `Theme: ${name}`,
    signOut: 'Sign out',
    signOutFailed: 'Signing out failed. Try again.',
  },

  shortcuts: {
    title: 'Keyboard shortcuts',
    close: 'Close',
    switcher: 'Find a company, page or action',
    newTab: 'Open what was found in a new tab',
    search: 'Search this page',
    create: 'New',
    export: 'Export',
    next: 'Next row',
    previous: 'Previous row',
    help: 'Show this list',
    off: 'Single keys are switched off.',
    enter: 'Enter',
  },
});
