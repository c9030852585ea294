import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { show } from '../../../test/show.tsx';
import { Switch } from './switch.tsx';

function Phone() {
  const [on, setOn] = useState(false);
  return <Switch label="Only with a phone" on={on} onSwitch={setOn} />;
}

test('only the switch itself says whether it is on', async () => {
  const { user } = show(<Phone />);
  const box = screen.getByRole<HTMLInputElement>('switch', { name: 'Only with a phone' });
  expect(box.checked).toBe(false);
  await user.click(box);
  expect(box.checked).toBe(true);
  expect(box.hasAttribute('aria-checked')).toBe(false);
});
