import { pluralIn } from '../../../shared/language/plural.ts';
import { translated } from '../../../shared/language/translated.ts';

const plural = pluralIn('en');

/** What opens from the frame: the menu of the person, the commands of the palette, the list of shortcuts. */
export const words = translated('app/shell', {
  person: {
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    languageFailed: 'The language could not be saved and has not changed. Choose it again.',
    singleKeys: 'Single-key shortcuts',
    shortcuts: 'Keyboard shortcuts',
  },

  commands: {
    newTargetUser: (company: string) => `New target user in ${company}`,
    importTargetUsers: (company: string) => `Import target users into ${company}`,
    newTargetGroup: (company: string) => `New target group in ${company}`,
    copyCustomFields: (company: string) => `Copy custom fields of ${company} to other companies`,
    findPeople: ([first = '', ...others]: readonly string[]) =>
      others.length === 0
        ? `Find ${first} in all companies`
        : `Find ${plural(others.length + 1, { one: '# person', other: '# people' })} in all companies`,
    newCompanyGroup: 'New company group',
    view: 'view',
    viewBy: (owner: string) => `view by ${owner}`,
    theme: (name: string) => `Theme: ${name}`,
    signOut: 'Sign out',
    signOutFailed: 'Sign-out failed. Try again.',
  },

  shortcuts: {
    title: 'Keyboard shortcuts',
    close: 'Close',
    switcher: 'Find a company, page or action',
    newTab: 'Open the result in a new tab',
    search: 'Search this page',
    create: 'New',
    export: 'Export, or edit the open target user',
    next: 'Next row',
    previous: 'Previous row',
    selectRange: 'Select from the last row to this one',
    selectNext: 'Select this row and the next',
    selectPrevious: 'Select this row and the previous',
    space: 'Space',
    help: 'Show this list',
    off: 'Single-key shortcuts are off.',
    enter: 'Enter',
  },
});
