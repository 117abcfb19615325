import { Button, Checkbox, Chip, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCancelSeries, type Scope } from '@/app/series/queries';
import { ScopeControl } from '@/app/series/scope-control';
import type { Booking } from '@/lib/api/types';
import { Failure } from '@/lib/ui/parts';

const reasons = ['Client cancelled', 'Client is ill', 'We must cancel', 'Booked by mistake'];

type Props = { booking: Booking; onClose: () => void; onCancel: (body: { reason: string; late?: boolean }) => void };

export function CancelDialog({ booking, onClose, onCancel }: Props) {
  const [scope, setScope] = useState<Scope>('one');
  const many = useCancelSeries(booking.seriesId ?? '', onClose);
  const [reason, setReason] = useState(reasons[0]!);
  const [other, setOther] = useState('');
  const [late, setLate] = useState(false);
  const words = other.trim() || reason;
  return (
    <Modal opened onClose={onClose} title={booking.seriesId ? 'Cancel' : 'Cancel this visit'}>
      <Stack>
        <Chip.Group value={other ? '' : reason} onChange={(value) => {
          setReason(String(value));
          setOther('');
        }}>
          <Group gap="xs">{reasons.map((r) => <Chip key={r} value={r} size="md">{r}</Chip>)}</Group>
        </Chip.Group>
        <TextInput label="Another reason" value={other} onChange={(e) => setOther(e.target.value)} data-testid="cancel-reason" />
        {booking.seriesId && <ScopeControl value={scope} onChange={setScope} />}
        {scope === 'one' && <Checkbox label="Late: inside the cancellation policy" size="md" checked={late} onChange={(e) => setLate(e.target.checked)} />}
        <Failure of={many} />
        <Button color="red" loading={many.busy} data-testid="cancel-confirm"
          onClick={() => (scope === 'one' ? onCancel({ reason: words, late: late || undefined }) : void many.run({ scope, bookingId: booking.id, reason: words }))}>
          {scope === 'one' ? 'Cancel the visit' : 'Cancel the visits'}
        </Button>
      </Stack>
    </Modal>
  );
}
