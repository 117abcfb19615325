import { Button, Chip, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PickedClient } from '@/app/visit/client-picker';
import type { WaitWindow } from '@/lib/api/types';
import { Failure } from '@/lib/ui/parts';
import { addDays } from '@/lib/ui/time';
import { useJoinWaitlist } from './queries';
import classes from './waitlist.module.css';

type Props = { client: PickedClient; serviceId: string; addOnIds: string[]; memberId: string | null; from: string; note: string; onClose: () => void; onDone: () => void };

const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** When it would suit her, if something frees. */
export function JoinWaitlist({ client, serviceId, addOnIds, memberId, from, note, onClose, onDone }: Props) {
  const [first, setFirst] = useState(from);
  const [last, setLast] = useState(addDays(from, 13));
  const [after, setAfter] = useState('');
  const [before, setBefore] = useState('');
  const [days, setDays] = useState<string[]>([]);
  const join = useJoinWaitlist(onDone);
  return (
    <Modal opened onClose={onClose} title={`${client.name || 'She'} waits for a time`}>
      <Stack>
        <div className={classes.fields}>
          <TextInput type="date" label="From" value={first} onChange={(e) => setFirst(e.target.value)} />
          <TextInput type="date" label="To" min={first} value={last} onChange={(e) => setLast(e.target.value)} />
          <TextInput type="time" label="Not before" step={900} value={after} onChange={(e) => setAfter(e.target.value)} data-testid="wait-after" />
          <TextInput type="time" label="Not after" step={900} value={before} onChange={(e) => setBefore(e.target.value)} />
        </div>
        <Chip.Group multiple value={days} onChange={setDays}>
          <Group gap="xs">{week.map((d) => <Chip key={d} value={d} size="md">{d[0]!.toUpperCase() + d.slice(1, 3)}</Chip>)}</Group>
        </Chip.Group>
        <p className="quiet" style={{ margin: 0 }}>Without days, any day suits. When something frees, it is kept for her for up to an hour, and she is told by letter.</p>
        <Failure of={join} />
        <Button loading={join.busy} disabled={!first || !last} data-testid="wait-save"
          onClick={() => void join.run({
            client, serviceId, addOnIds, memberId: memberId ?? undefined, note: note.trim() || undefined,
            windows: [{ from: first, to: last, after: after || undefined, before: before || undefined, days: days.length > 0 ? (days as WaitWindow['days']) : undefined }],
          })}>Put on the waitlist</Button>
      </Stack>
    </Modal>
  );
}
