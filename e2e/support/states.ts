import { statesOfForms } from './states/of-forms.ts';
import { statesOfLists } from './states/of-lists.ts';
import { statesOfOverlays } from './states/of-overlays.ts';
import { statesOfPageEnds } from './states/of-page-ends.ts';
import type { ConsoleState } from './states/state.ts';

/** States of pages that people meet besides those of `pages`. */
export const states: readonly ConsoleState[] = [
  ...statesOfLists,
  ...statesOfForms,
  ...statesOfOverlays,
  ...statesOfPageEnds,
];
