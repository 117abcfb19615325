import { Button } from '@mantine/core';
import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { inWords } from '@/lib/api/problem';
import { Empty } from '@/lib/ui/parts';

export function Broken({ error, reset }: ErrorComponentProps) {
  return (
    <Empty icon="alert" title="This screen broke" action={<Button onClick={reset}>Show it again</Button>}>
      What was sent to the server is safe. The screen said: {inWords(error)}
    </Empty>
  );
}

export const Lost = () => (
  <Empty icon="search" title="Nothing lives at this address" action={<Button component={Link} to="/">To today</Button>} />
);
