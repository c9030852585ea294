import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { show } from '../../../test/show.tsx';
import { ProblemError } from '../problem-error.ts';
import { ToastRegion } from '../toast/toast-region.tsx';
import { Failure } from '../ui/failure.tsx';
import { CopyableId } from './copy-button.tsx';

const problem = new ProblemError({ code: 'internal', title: '', status: 500, requestId: 'req-77' });

function open() {
  const { user } = show(
    <>
      <CopyableId id="aBc-123_x" />
      <Failure error={problem} busy={false} onRetry={() => {}} />
      <ToastRegion />
    </>,
  );
  return { copy: async (name: string) => user.click(await screen.findByRole('button', { name })) };
}
const toasts = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent);

test('one press copies, and only the latest toast stays and says what is on the clipboard', async () => {
  const { copy } = open();
  await copy('Copy id');
  await copy('Copy id');
  await screen.findByText('Copied');
  expect(toasts()).toEqual(['CopiedaBc-123_x']);
  expect(await navigator.clipboard.readText()).toBe('aBc-123_x');
});

test.each(['Copy id', 'Copy request id'])(
  '%s: a clipboard that refuses is told in one sentence',
  async (name) => {
    const { copy } = open();
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    await copy(name);
    await screen.findByText('Nothing was copied');
    screen.getByText(/^The browser does not let this page use the clipboard/);
  },
);

test.each(['Copy id', 'Copy request id'])(
  '%s: a page that came without https has no clipboard, and says so',
  async (name) => {
    const { copy } = open();
    vi.stubGlobal('isSecureContext', false);
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    await copy(name);
    await screen.findByText('Nothing was copied');
    screen.getByText(/only if it is opened over https/);
  },
);
