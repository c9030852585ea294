/** The words of the list of keys. */
export const shortcutWords = {
  title: 'Keyboard shortcuts',
  close: 'Close',
  switcher: 'Switch company',
  search: 'Search this page',
  create: 'New',
  export: 'Export',
  next: 'Next row',
  previous: 'Previous row',
  help: 'Show this list',
  off: 'Single keys are switched off.',
};
