import { QueryClientProvider } from '@tanstack/react-query';
import { act, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { onTestFinished } from 'vitest';
import { createQueryClient } from '../src/app/query-client.ts';

/** Renders a part of the console at an address, with cache and router as in `main.tsx`. Returns the user's actions and a way to navigate. */
export function show(part: ReactNode, address = '/') {
  history.replaceState(null, '', address);
  const router = createBrowserRouter([{ path: '*', element: part }]);
  onTestFinished(() => router.dispose());
  render(
    <QueryClientProvider client={createQueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return { user: userEvent.setup(), go: (to: string) => act(() => router.navigate(to)) };
}
