/** The words of the list of keys. */
export const shortcutWords = {
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
};
