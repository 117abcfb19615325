import { ActionIcon, Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import type { Service } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';

type Times = Service['processing'];
type Props = { times: Times; duration: number; onChange: (times: Times) => void };

/** When the person is free in the midst of the service: colour sets, a mask works. Somebody else can be booked then. */
export function ProcessingFields({ times, duration, onChange }: Props) {
  const put = (at: number, change: Partial<Times[number]>) => onChange(times.map((t, i) => (i === at ? { ...t, ...change } : t)));
  const done = times.at(-1) ? times.at(-1)!.after + times.at(-1)!.minutes : 0;
  const next = { after: done + Math.max(5, Math.floor((duration - done) / 3 / 5) * 5), minutes: Math.max(5, Math.floor((duration - done) / 3 / 5) * 5) };
  return (
    <Stack gap={6}>
      {times.map((time, at) => (
        <Group key={at} align="end" wrap="nowrap">
          <NumberInput label="Hands free after" suffix=" min" step={5} min={1} max={duration} value={time.after} onChange={(v) => put(at, { after: Number(v) })} data-testid={`processing-after-${at}`} />
          <NumberInput label="For" suffix=" min" step={5} min={1} max={duration} value={time.minutes} onChange={(v) => put(at, { minutes: Number(v) })} data-testid={`processing-minutes-${at}`} />
          <ActionIcon variant="subtle" size={44} aria-label="No free time here" onClick={() => onChange(times.filter((_, i) => i !== at))}><Icon name="close" /></ActionIcon>
        </Group>
      ))}
      {times.length === 0 && <Text size="sm" c="dimmed">Does something work by itself meanwhile, as colour does? Then others can be served.</Text>}
      {next.after + next.minutes <= duration && times.length < 6 && (
        <Button variant="default" size="sm" onClick={() => onChange([...times, next])} data-testid="processing-add">Add processing time</Button>
      )}
    </Stack>
  );
}
