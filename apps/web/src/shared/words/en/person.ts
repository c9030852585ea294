/** What the person's menu says, and what roles are called. */
export const personWords = {
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  language: 'Language',
  languages: { en: 'English', tr: 'Türkçe' },
  languageFailed: 'The language could not be saved, so it stays as it is. Choose it again.',
  singleKeys: 'Single-key shortcuts',
  shortcuts: 'Keyboard shortcuts',
  signOut: 'Sign out',
  signOutFailed: 'Signing out failed. Try again.',
  roles: { viewer: 'Viewer', operator: 'Operator', admin: 'Admin' },
};
