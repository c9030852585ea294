import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { show } from '../../../test/show.tsx';
import { Link } from './link.tsx';

test('a click opens the page, and the same page again adds no entry to the history', async () => {
  const { user } = show(<Link to={{ pathname: '/activity', search: '?action=changed' }}>Activity</Link>);
  const before = history.length;
  await user.click(screen.getByRole('link'));
  expect(location.pathname + location.search).toBe('/activity?action=changed');
  expect(history.length).toBe(before + 1);
  await user.click(screen.getByRole('link'));
  expect(history.length).toBe(before + 1);
});

test.each([{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { altKey: true }, { button: 1 }])(
  'a click with %o is left to the browser, which opens another tab or window',
  (how) => {
    show(<Link to="/activity">Activity</Link>);
    expect(fireEvent.click(screen.getByRole('link'), how)).toBe(true);
  },
);

test('a click that the page takes for something else opens nothing', async () => {
  const { user } = show(
    <Link to="/activity" onClick={(event) => event.preventDefault()}>
      Activity
    </Link>,
  );
  await user.click(screen.getByRole('link'));
  expect(location.pathname).toBe('/');
});
