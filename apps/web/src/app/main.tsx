import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { language } from '../shared/language/language.ts';
import { noteActs } from '../shared/last-act.ts';
import { nextTask } from '../shared/lib/next-task.ts';
import { isCompanyUnavailable } from '../shared/problem-error.ts';
import { enforceSessionAndScope } from './enforce-session-and-scope.ts';
import { followPreferences } from './follow-preferences.ts';
import { createQueryClient } from './query-client.ts';
import { createRouter } from './router.tsx';
import { whenLoaded } from './when-loaded.ts';

noteActs(window);
// On a slow laptop, reading the scripts takes 100 ms and starting the page 140 ms. As two tasks they let a press be answered in between.
await nextTask();
// Making the router starts its loaders: session and first list are on their way before React renders.
const client = createQueryClient();
const router = createRouter(client);
followPreferences(client);
enforceSessionAndScope(client, router);

/** Errors that have a screen of their own are not reported. */
function report(error: unknown): void {
  if (!isCompanyUnavailable(error)) console.error(error);
}

document.documentElement.lang = language;
const element = document.getElementById('root');
if (element) {
  const root = createRoot(element, { onCaughtError: report });
  root.render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} onError={report} />
    </QueryClientProvider>,
  );
  // Until it is loaded, the server refuses calls that are for another person.
  whenLoaded(client, () => {
    import('./watch-person.ts').then(({ watchPerson }) => watchPerson({ client, router, root }), report);
    import('./recover-queries.ts').then(({ recoverQueries }) => recoverQueries(client), report);
  });
  // Back may restore the page as it was, with customers of a person who has since signed out.
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    root.unmount();
    location.reload();
  });
}
