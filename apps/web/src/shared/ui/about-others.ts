/**
 * For what is typed about other people: browsers and password managers offer nothing of the person's own, nor to keep it. Most
 * ignore `autocomplete`, and have an attribute of their own: 1Password, Bitwarden, LastPass, Dashlane.
 */
export const aboutOthers = {
  autoComplete: 'off',
  'data-1p-ignore': true,
  'data-bwignore': true,
  'data-lpignore': true,
  'data-form-type': 'other',
} as const;
