import { Button, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { ClientPicker, type PickedClient } from '@/app/visit/client-picker';
import type { Order } from '@/lib/api/types';
import { Failure } from '@/lib/ui/parts';
import { toast } from '@/lib/ui/toast';
import { useClaim } from './queries';

/** A walk-in who tells her name after she has paid. */
export function Claim({ order, onClose }: { order: Order; onClose: () => void }) {
  const [client, setClient] = useState<PickedClient | null>(null);
  const claim = useClaim(order, (said) => {
    toast(said ?? 'The sale is hers now.');
    onClose();
  });
  return (
    <Modal opened onClose={onClose} title="Whose sale was it?">
      <form onSubmit={(event) => {
        event.preventDefault();
        if (client?.id) void claim.run({ clientId: client.id, version: order.version });
      }}>
        <Stack>
          <ClientPicker value={client} onChange={setClient} />
          {client && !client.id && <p className="quiet" style={{ margin: 0 }}>Add her under Clients first; then she is found here.</p>}
          <Failure of={claim} money="No money has moved, and no points." />
          <Button type="submit" disabled={!client?.id} loading={claim.busy} data-testid="claim-do">It is hers</Button>
        </Stack>
      </form>
    </Modal>
  );
}
