import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { show } from '../../../test/show.tsx';
import { SidePanel } from '../ui/side-panel.tsx';
import { ToastBody } from './toast-body.tsx';
import { ToastRegion } from './toast-region.tsx';
import { showToast } from './toasts.ts';

/** Shows toasts with these titles, one that cannot be dismissed yet after an exclamation mark. */
async function tell(...titles: readonly string[]): Promise<void> {
  act(() => {
    for (const title of titles) {
      showToast((dismiss) => {
        onTestFinished(() => act(dismiss));
        return (
          <ToastBody look="good" title={title} onDismiss={title.startsWith('!') ? undefined : dismiss} />
        );
      });
    }
  });
  for (const title of titles) await screen.findByText(title);
}
const told = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent);
const pressEscape = (at: Element = document.body) => fireEvent.keyDown(at, { key: 'Escape', keyCode: 27 });

test('Escape takes the latest toast away, and none that cannot be dismissed yet', async () => {
  show(<ToastRegion />);
  await tell('Group created', 'Members saved', '!Exporting');
  pressEscape();
  expect(told()).toEqual(['Group created', '!Exporting']);
  pressEscape();
  pressEscape();
  expect(told()).toEqual(['!Exporting']);
});

test('Escape takes away the toast that has the focus, which returns to where it came from', async () => {
  show(
    <>
      <button type="button">Export</button>
      <ToastRegion />
    </>,
  );
  await tell('First', 'Second');
  const button = screen.getByRole('button', { name: 'Export' });
  const [dismiss] = screen.getAllByRole('button', { name: 'Dismiss' });
  act(() => button.focus());
  act(() => dismiss?.focus());
  pressEscape(dismiss);
  expect(told()).toEqual(['Second']);
  expect(document.activeElement).toBe(button);
});

test('what Escape closes elsewhere goes first: a side panel', async () => {
  const onClose = vi.fn();
  show(
    <>
      <SidePanel title="Details" onClose={onClose}>
        <input aria-label="Name" />
      </SidePanel>
      <ToastRegion />
    </>,
  );
  await tell('Group renamed');
  pressEscape(screen.getByRole('textbox', { name: 'Name' }));
  expect(onClose).toHaveBeenCalledOnce();
  expect(told()).toEqual(['Group renamed']);
});

/** Toasts of 300 by 100 in a window of 1000 by 800, by their place; what else is asked about says itself where it is. */
function layOut(): void {
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function rect(
    this: HTMLElement,
  ) {
    const { place, at } = this.dataset;
    if (place === undefined) return new DOMRect(...(at?.split(' ').map(Number) ?? []));
    return new DOMRect(place.endsWith('left') ? 0 : 700, place.startsWith('top') ? 50 : 700, 300, 100);
  });
}

test.each([
  ['a button at the bottom right', '720 710 100 30', undefined, 'bottom left'],
  ['a field as wide as the window', '0 720 1000 30', undefined, 'top right'],
  ['a field, and a notice at the bottom right', '0 60 800 30', '600 690 400 90', 'bottom left'],
  ['a link elsewhere', '100 100 100 30', undefined, 'bottom right'],
])('toasts cover neither the focus nor the notice of a form: %s', async (_what, focus, notice, place) => {
  layOut();
  show(
    <>
      <button type="button" data-at={focus}>
        Save
      </button>
      {notice === undefined ? null : (
        <section data-notice data-at={notice}>
          Not created
        </section>
      )}
      <ToastRegion />
    </>,
  );
  await tell('Exported');
  act(() => screen.getByRole('button', { name: 'Save' }).focus());
  const list = screen.getByRole('list');
  await waitFor(() => expect(list.dataset['place']).toBe(place));
});
