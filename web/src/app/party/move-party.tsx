import { Button, Modal, Stack, Switch } from '@mantine/core';
import { useState } from 'react';
import { TimePicker, type PickedTime } from '@/app/visit/time-picker';
import type { Party } from '@/lib/api/types';
import { Failure } from '@/lib/ui/parts';
import { formatDate } from '@/lib/ui/time';
import { partyMoveTimes, useCancelParty, useMoveParty } from './queries';

/** Another time for the whole party, or none. */
export function MoveParty({ party, from, onClose }: { party: Party; from: string; onClose: () => void }) {
  const [anyone, setAnyone] = useState(false);
  const [picked, setPicked] = useState<PickedTime | null>(null);
  const move = useMoveParty(party.id, onClose);
  const cancel = useCancelParty(party.id, onClose);
  return (
    <Modal opened onClose={onClose} title={`Move the party of ${party.hostName ?? 'the host'}`} size="lg">
      <Stack>
        <Switch size="md" label="By whoever is free" checked={anyone} data-testid="party-anyone" onChange={(e) => {
          setAnyone(e.target.checked);
          setPicked(null);
        }} />
        <TimePicker source={partyMoveTimes(party.id, anyone)} from={from} picked={picked} onPick={setPicked} />
        <Failure of={move} />
        <Failure of={cancel} />
        <Button disabled={!picked} loading={move.busy} data-testid="party-move-confirm" onClick={() => void move.run({ start: picked!.start, withAnyone: anyone })}>
          {picked ? `Move all to ${formatDate(picked.date)}, ${picked.time}` : 'Pick a time'}
        </Button>
        <Button variant="subtle" color="red" loading={cancel.busy} data-testid="party-cancel" onClick={() => void cancel.run({ reason: 'The party was cancelled' })}>Cancel all of them</Button>
      </Stack>
    </Modal>
  );
}
