import { fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { show } from '../../../test/show.tsx';
import { Combobox } from './combobox.tsx';
import { SearchBox } from './search-box.tsx';
import { SidePanel } from './side-panel.tsx';

/** How Safari tells of a key that an input method takes, once the composition is over. */
const lastOfComposition = (key: string) => ({ key, keyCode: 229, isComposing: false });

test('in a combobox, the Enter that accepts composed text picks nothing', async () => {
  const onPick = vi.fn();
  const { user } = show(
    <Combobox
      label="Languages"
      field={{ 'aria-label': 'Language' }}
      className=""
      options={[
        { id: 'ja', label: '日本語' },
        { id: 'ko', label: '한국어' },
      ]}
      failure={undefined}
      isChosen={() => false}
      onPick={onPick}
    />,
  );
  const input = screen.getByRole('combobox', { name: 'Language' });
  await user.type(input, '한');
  fireEvent.keyDown(input, lastOfComposition('Enter'));
  expect(onPick).not.toHaveBeenCalled();
  fireEvent.keyDown(input, { key: 'Enter', keyCode: 13 });
  expect(onPick).toHaveBeenCalledExactlyOnceWith('ko');
});

test('in a search box, Enter searches and Escape empties only what is no longer composed', async () => {
  const onSearch = vi.fn();
  const { user } = show(<SearchBox label="Search" value="" onSearch={onSearch} />);
  const input = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search' });
  await user.type(input, '東京');
  onSearch.mockClear();
  fireEvent.keyDown(input, lastOfComposition('Enter'));
  fireEvent.keyDown(input, { key: 'Escape', keyCode: 27, isComposing: true });
  expect(input.value).toBe('東京');
  expect(onSearch).not.toHaveBeenCalled();
  fireEvent.keyDown(input, { key: 'Escape', keyCode: 27 });
  expect(input.value).toBe('');
});

test('the Escape that gives up a composition does not close a side panel', () => {
  const onClose = vi.fn();
  show(
    <SidePanel title="New target user" onClose={onClose}>
      <input aria-label="First name" />
    </SidePanel>,
  );
  const input = screen.getByRole('textbox', { name: 'First name' });
  fireEvent.keyDown(input, lastOfComposition('Escape'));
  expect(onClose).not.toHaveBeenCalled();
  fireEvent.keyDown(input, { key: 'Escape', keyCode: 27 });
  expect(onClose).toHaveBeenCalledOnce();
});
