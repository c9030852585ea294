import { translated } from '../../language/translated.ts';

/** What is copied, and what became of it. */
export const words = translated('shared/copy', {
  actionsFor: (name: string) => `Actions: ${name}`,
  email: 'Copy e-mail address',
  phone: 'Copy phone number',
  id: 'Copy id',
  name: 'Copy name',
  copied: 'Copied',
  notCopied: 'Nothing was copied',
  refused:
    'The browser does not let this page use the clipboard. Allow it in the settings of this site, then try again.',
  insecure: 'Browsers allow a page to copy only if it is opened over https, and this one is not.',
});
