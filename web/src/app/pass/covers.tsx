import { Button, Group } from '@mantine/core';
import type { useChange } from '@/app/order/queries';
import type { Order, OrderLine } from '@/lib/api/types';
import { Chip } from '@/lib/ui/parts';
import { useCovers } from './queries';

type Change = ReturnType<typeof useChange>;

/** Under a line: what was paid in advance and could stand for it, the best first, with the reason. One press uses it. */
export function Cover({ order, line, change, locked }: { order: Order; line: OrderLine; change: Change; locked: boolean }) {
  const covers = useCovers(order);
  if (line.cover)
    return (
      <Group gap={6}>
        <Chip tone="teal">{line.cover.label}</Chip>
        {!locked && <Button variant="subtle" size="compact-md" h={44} onClick={() => void change.change({ op: 'uncover', lineId: line.id })} data-testid="uncover">Pay it instead</Button>}
      </Group>
    );
  const fitting = covers.data?.find((l) => l.lineId === line.id)?.covers ?? [];
  if (fitting.length === 0 || locked) return null;
  return (
    <Group gap={6}>
      {fitting.slice(0, 3).map((c, i) => (
        <Button key={c.cover.id} variant={i === 0 ? 'light' : 'default'} size="compact-md" h={44} title={c.reason} data-testid={`cover-${c.cover.id}`}
          onClick={() => void change.change({ op: 'cover', lineId: line.id, cover: c.cover })}>Use {c.name}</Button>
      ))}
      <small className="quiet">{fitting[0]!.reason}</small>
    </Group>
  );
}
