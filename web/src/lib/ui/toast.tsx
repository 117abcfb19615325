import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { NotSent, inWords } from '@/lib/api/problem';

let last: string | undefined;

/** Done, with a way back: instead of asking "are you sure?". Only the latest deed can be undone here; the visit's menu knows the others. */
export function undoToast(message: string, undo: () => void) {
  if (last) notifications.hide(last);
  const id = notifications.show({
    message: (
      <span style={{ display: 'flex', alignItems: 'center', gap: 12 }} data-testid="undo-toast">
        <span className="grow">{message}</span>
        <Button variant="light" data-testid="undo" onClick={() => {
          notifications.hide(id);
          undo();
        }}>Undo</Button>
      </span>
    ),
    autoClose: 8000,
    withBorder: true,
  });
  last = id;
}

export const toast = (message: string) => notifications.show({ message, autoClose: 4000, withBorder: true });

/** A write that failed away from its form. */
export function failureToast(error: Error, again?: () => void) {
  const lost = error instanceof NotSent;
  const id = notifications.show({
    title: lost ? 'Not sent yet' : undefined,
    color: 'amber',
    withBorder: true,
    autoClose: lost ? false : 8000,
    message: (
      <span style={{ display: 'flex', alignItems: 'center', gap: 12 }} data-testid={lost ? 'not-sent' : 'refused'}>
        <span className="grow">{lost ? 'No answer from the server. Trying again is safe.' : inWords(error)}</span>
        {lost && again && (
          <Button variant="light" color="amber" data-testid="try-again" onClick={() => {
            notifications.hide(id);
            again();
          }}>Try again</Button>
        )}
      </span>
    ),
  });
}
