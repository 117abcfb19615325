import { Button, Checkbox, Chip, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';

const reasons = ['Client cancelled', 'Client is ill', 'We must cancel', 'Booked by mistake'];

export function CancelDialog({ onClose, onCancel }: { onClose: () => void; onCancel: (body: { reason: string; late?: boolean }) => void }) {
  const [reason, setReason] = useState(reasons[0]!);
  const [other, setOther] = useState('');
  const [late, setLate] = useState(false);
  const words = other.trim() || reason;
  return (
    <Modal opened onClose={onClose} title="Cancel this visit">
      <Stack>
        <Chip.Group value={other ? '' : reason} onChange={(value) => {
          setReason(String(value));
          setOther('');
        }}>
          <Group gap="xs">{reasons.map((r) => <Chip key={r} value={r} size="md">{r}</Chip>)}</Group>
        </Chip.Group>
        <TextInput label="Another reason" value={other} onChange={(e) => setOther(e.target.value)} data-testid="cancel-reason" />
        <Checkbox label="Late: inside the cancellation policy" size="md" checked={late} onChange={(e) => setLate(e.target.checked)} />
        <Button color="red" onClick={() => onCancel({ reason: words, late: late || undefined })} data-testid="cancel-confirm">Cancel the visit</Button>
      </Stack>
    </Modal>
  );
}
