import type { Page } from '@playwright/test';

const listen = `
  window.heard = [];
  const live = '[aria-live]:not([aria-live="off"]), [role="status"], [role="alert"], [role="log"]';
  const inside = (node) => (node.nodeType === 1 ? node : node.parentElement);
  const isRead = (element) => element?.closest('[aria-live="off"], [aria-hidden="true"], [inert]') === null;
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      for (const node of type === 'characterData' ? [target] : addedNodes) {
        const region = inside(node)?.closest(live) ?? inside(node)?.querySelector('[role="alert"]');
        // What is behind a modal dialog is not read.
        const modal = document.querySelector('dialog:modal');
        if (region && isRead(inside(node)) && (!modal || modal.contains(region))) window.heard.push(node.textContent);
      }
    }
  }).observe(document, { childList: true, characterData: true, subtree: true });
`;

/**
 * Listens to the page as a screen reader does, from its next load on: what comes into a live region is read out. The
 * answer tells all that was heard so far.
 */
export async function listenTo(page: Page): Promise<() => Promise<string>> {
  await page.addInitScript({ content: listen });
  return async () => (await page.evaluate<string[]>('window.heard')).join('\n');
}
