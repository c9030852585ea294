import { createRoot } from 'react-dom/client';
import { expect, onTestFinished, test, vi } from 'vitest';
import { useShortcut } from './shortcuts.ts';

function Create({ onPress }: { onPress: () => void }) {
  useShortcut('n', onPress);
  return <button type="button">New</button>;
}

/** Resolves once something is in an element, before the browser has painted it. */
const filled = (element: Element): Promise<void> =>
  new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      observer.disconnect();
      resolve();
    }).observe(element, { childList: true });
  });

test('a shortcut works from the moment that its control is on the page, and as long as it is', async () => {
  // As in a browser: nothing waits for the work that React leaves for later.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
  const element = document.createElement('div');
  const root = createRoot(element);
  onTestFinished(() => root.unmount());
  const onPress = vi.fn();
  const press = () => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'n' }));

  const shown = filled(element);
  root.render(<Create onPress={onPress} />);
  await shown;
  press();
  expect(onPress).toHaveBeenCalledTimes(1);

  const gone = filled(element);
  root.render(null);
  await gone;
  press();
  expect(onPress).toHaveBeenCalledTimes(1);
});
