import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

const source = await readFile(
  fileURLToPath(import.meta.resolve('accessibility-checker-engine/ace.js')),
  'utf8',
);

/** What a rule says of one element. */
interface Issue {
  ruleId: string;
  message: string;
  snippet: string;
  path: { dom: string };
}

interface SetAside {
  rule: string;
  /** The elements for which it is; every one without it. */
  element?: RegExp;
  why: string;
}

/** What the rules of IBM call a failure and is none here, by the name of the rule. */
export const setAside: readonly SetAside[] = [
  {
    rule: 'aria_content_in_landmark',
    element: /class="skip-link"/,
    why: 'A link that skips to a landmark stands before all of them, as in the examples of WCAG (G1).',
  },
  {
    rule: 'aria_accessiblename_exists',
    element: /^<(th|h2)\b/,
    why: 'The name is there, as text for screen readers only; the engine takes text that is clipped for hidden.',
  },
  {
    rule: 'fieldset_legend_valid',
    why: 'A legend for screen readers only is clipped, as above. Where there is none, the fieldset only disables what is in it.',
  },
  {
    rule: 'combobox_active_descendant',
    why: 'In a list of which several are chosen, the option that the keys are at and those that are chosen differ (WAI-ARIA 1.2, listbox).',
  },
  {
    rule: 'combobox_focusable_elements',
    why: 'The list of companies is no popup: it is always there, and Tab reaches it to scroll it, as axe asks.',
  },
  {
    rule: 'element_tabbable_role_valid',
    element: /^<section\b/,
    why: 'A part of the page that scrolls has to be reached by the keyboard (WCAG 2.1.1), and has a name.',
  },
  {
    rule: 'input_label_exists',
    element: /^<output\b/,
    why: 'An output is a status that is read as it changes, and needs no name (WAI-ARIA 1.2, status).',
  },
];

/** What is set aside of these failures, and what is left. */
export function sortOut<Failure extends { ruleId: string; snippet: string }>(failures: readonly Failure[]) {
  const meant = ({ ruleId, snippet }: Failure) =>
    setAside.find(({ rule, element }) => rule === ruleId && (element?.test(snippet) ?? true));
  return {
    found: failures.filter((failure) => meant(failure) === undefined),
    aside: new Set(failures.map(meant).filter((one) => one !== undefined)),
  };
}

/**
 * What IBM's engine is sure is a failure of WCAG 2.2 A and AA or of its own checklist. What it only asks a person to look at is left out:
 * on most elements there is something of that kind.
 */
export async function failuresOf(page: Page): Promise<Issue[]> {
  await page.evaluate(source);
  return await page.evaluate<Issue[]>(`
    new ace.Checker().check(document, ['IBM_Accessibility', 'WCAG_2_2']).then(({ results }) =>
      results.filter(({ value }) => value[1] === 'FAIL'))
  `);
}
