import { ActionIcon, Button, Menu, Modal, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Order } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { Amount, Failure } from '@/lib/ui/parts';
import { toast } from '@/lib/ui/toast';
import { DiscountForm } from './lines';
import { useRefund, useVoid, type useChange } from './queries';
import { useTill } from './use-till';

export function OrderMenu({ order, change, locked }: { order: Order; change: ReturnType<typeof useChange>; locked: boolean }) {
  const go = useNavigate();
  const [dialog, setDialog] = useState<'void' | 'discount' | 'giveBack' | null>(null);
  const [reason, setReason] = useState('');
  const close = () => setDialog(null);
  const till = useTill();
  const paid = order.totals.paid.amount > 0;
  const giving = useRefund(order, (_, refund) => {
    close();
    toast(refund.explanations[0] ?? 'The payment is given back');
  });
  const voiding = useVoid(order, () => void go({ to: '/orders' }));
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target><ActionIcon aria-label="More for this sale" data-testid="order-more"><Icon name="more" /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item mih={44} leftSection={<Icon name="tag" />} disabled={locked || order.lines.length === 0} onClick={() => setDialog('discount')} data-testid="order-discount">Discount on everything</Menu.Item>
          {paid && <Menu.Item mih={44} leftSection={<Icon name="undo" />} disabled={locked} onClick={() => setDialog('giveBack')} data-testid="order-give-back">Give the payment back</Menu.Item>}
          <Menu.Item mih={44} c="var(--red)" leftSection={<Icon name="trash" />} disabled={locked || paid} onClick={() => setDialog('void')} data-testid="order-void">Void this sale</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={dialog === 'discount'} onClose={close} title="Discount on everything">
        <DiscountForm lineId={null} currency={order.totals.gross.currency} onSet={(operation) => {
          close();
          void change.change(operation);
        }} />
      </Modal>
      <Modal opened={dialog === 'giveBack'} onClose={close} title="Give the payment back">
        <Stack>
          <p style={{ margin: 0 }}><Amount of={order.totals.paid} /> goes back the way it was paid. The sale stays open.</p>
          <TextInput label="Reason" value={reason} onChange={(e) => setReason(e.target.value)} data-testid="give-back-reason" data-autofocus />
          <Failure of={giving} money="Whether it was booked is not known here yet. Trying again gives it back at most once." />
          <Button color="red" disabled={!reason.trim() || !till.id} loading={giving.busy} data-testid="give-back-confirm"
            onClick={() => void giving.run({ body: { tillId: till.id!, lines: [], tips: false, tenders: [], reason: reason.trim() }, version: order.version })}>Give it back</Button>
        </Stack>
      </Modal>
      <Modal opened={dialog === 'void'} onClose={close} title="Void this sale">
        <Stack>
          <p style={{ margin: 0 }}>Nothing was paid, so no money goes back. The sale stays in the books as void.</p>
          <TextInput label="Reason" value={reason} onChange={(e) => setReason(e.target.value)} data-testid="void-reason" data-autofocus />
          <Failure of={voiding} />
          <Button color="red" disabled={!reason.trim()} loading={voiding.busy} onClick={() => void voiding.run({ reason: reason.trim(), version: order.version })} data-testid="void-confirm">Void</Button>
        </Stack>
      </Modal>
    </>
  );
}
