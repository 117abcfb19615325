import '@fontsource-variable/figtree/index.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './lib/ui/theme.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeRouter } from './app/routes';
import { Gate } from './app/session/gate';
import { sessionQuery } from './app/session/queries';
import { NotSent, Refused } from './lib/api/problem';
import { connection } from './lib/offline/connection';
import { cssVariables, theme } from './lib/ui/theme';

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (error instanceof NotSent) connection.silent();
      if (error instanceof Refused && error.problem.status === 401) queries.setQueryData(sessionQuery.queryKey, null);
    },
    onSuccess: () => connection.answered(),
  }),
  defaultOptions: { queries: { staleTime: 15_000, retry: (times, error) => error instanceof NotSent && times < 2 } },
});
const router = makeRouter(queries);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <Notifications position="bottom-center" limit={3} />
        <Gate>
          <RouterProvider router={router} />
        </Gate>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);

if ('serviceWorker' in navigator && import.meta.env.PROD) void import('virtual:pwa-register').then(({ registerSW }) => registerSW({ immediate: true }));
