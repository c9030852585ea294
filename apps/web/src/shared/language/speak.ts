import type { Language } from '@reseller-console/contract';
import { remember } from './language.ts';

/** Starts the console again in that language: its words are settled before anything else runs. */
export function speak(language: Language): void {
  remember(language);
  location.reload();
}
