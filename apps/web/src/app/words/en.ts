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
  people: 'Find people',
  licences: 'Licences',
  overview: 'Overview',
  targetUsers: 'Target users',
  targetGroups: 'Target groups',
  create: 'Create in many',
  jobs: 'Jobs',
  activity: 'Activity',
  sessions: 'Sessions',
  home: 'Go to companies',

  personMenu: (name: string) => `Account of ${name}`,

  switcher: {
    announce: (name: string) => `Company: ${name}`,
    choose: 'Choose another company',
  },
});
