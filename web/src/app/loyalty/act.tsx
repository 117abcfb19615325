import { Button, Modal, NumberInput, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ClientPicker, type PickedClient } from '@/app/visit/client-picker';
import type { Points } from '@/lib/api/types';
import { Failure } from '@/lib/ui/parts';
import { toast } from '@/lib/ui/toast';
import { useAdjust, useJoin } from './queries';
import { pointsWords } from './words';

type Props = { clientId: string; points: Points; onClose: () => void };

export function Join({ clientId, points: p, onClose }: Props) {
  const [friend, setFriend] = useState<PickedClient | null>(null);
  const join = useJoin(clientId, onClose);
  return (
    <Modal opened onClose={onClose} title={`Join ${p.name}`}>
      <form onSubmit={(event) => {
        event.preventDefault();
        void join.run({ programmeId: p.programmeId, referredBy: friend?.id ?? null }).then((done) =>
          done && toast(done.points > 0 ? `Joined, with ${pointsWords(done.points)} to begin with` : 'Joined'));
      }}>
        <Stack>
          <ClientPicker label="Who brought her? (nobody: leave it empty)" value={friend} onChange={setFriend} />
          <Failure of={join} money="Nothing was changed." />
          <Button type="submit" disabled={friend !== null && !friend.id} loading={join.busy} data-testid="join-do">Join</Button>
        </Stack>
      </form>
    </Modal>
  );
}

export function Adjust({ clientId, points: p, onClose }: Props) {
  const [way, setWay] = useState<'give' | 'take'>('give');
  const [points, setPoints] = useState<number | ''>('');
  const [reason, setReason] = useState('');
  const adjust = useAdjust(clientId, onClose);
  return (
    <Modal opened onClose={onClose} title="Give or take points">
      <form onSubmit={(event) => {
        event.preventDefault();
        if (points && reason.trim()) void adjust.run({ programmeId: p.programmeId, points: way === 'give' ? points : -points, reason: reason.trim(), had: p.balance });
      }}>
        <Stack>
          <SegmentedControl fullWidth value={way} onChange={(v) => setWay(v as typeof way)} aria-label="Which way" data={[{ value: 'give', label: 'Give' }, { value: 'take', label: 'Take' }]} />
          <NumberInput label="Points" min={1} max={1_000_000} allowDecimal={false} value={points} onChange={(v) => setPoints(v === '' ? '' : Number(v))} data-autofocus data-testid="adjust-points"
            description={way === 'take' ? `${pointsWords(p.balance)} are there` : undefined} />
          <TextInput label="Why? It stands in her history" required maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} data-testid="adjust-reason" />
          <Failure of={adjust} money="No points have moved." />
          <Button type="submit" disabled={!points || !reason.trim()} loading={adjust.busy} data-testid="adjust-do">{way === 'give' ? 'Give' : 'Take'}{points ? ` ${pointsWords(points)}` : ''}</Button>
        </Stack>
      </form>
    </Modal>
  );
}
