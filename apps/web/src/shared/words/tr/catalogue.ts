import type { formatNumber } from '../../lib/format.ts';
import { activityWords } from './activity.ts';
import { companyWords } from './company.ts';
import { companyGroups } from './company-groups.ts';
import { exportWords } from './export.ts';
import { pageEndWords } from './page-end.ts';
import { paletteWords } from './palette.ts';
import { people } from './people.ts';
import { personWords } from './person.ts';
import { sessionWords } from './sessions.ts';
import { shortcutWords } from './shortcuts.ts';
import { signInWords } from './sign-in.ts';
import { targetGroupWords } from './target-groups.ts';
import { targetUserWords } from './target-users.ts';
import { words } from './words.ts';
import { writeWords } from './write.ts';

/** How the catalogue writes a number; it is given, since the catalogue is loaded before everything that runs. */
export type WriteNumber = typeof formatNumber;

/** Every word on screen in Turkish. A noun keeps its singular after a number, so that no count needs a plural. */
export const translate = (n: WriteNumber) => ({
  words: words(n),
  people: people(n),
  activityWords,
  companyWords: companyWords(n),
  companyGroups: companyGroups(n),
  exportWords: exportWords(n),
  pageEndWords: pageEndWords(n),
  paletteWords: paletteWords(n),
  personWords,
  sessionWords,
  shortcutWords,
  signInWords,
  targetGroupWords: targetGroupWords(n),
  targetUserWords: targetUserWords(n),
  writeWords: writeWords(n),
});
