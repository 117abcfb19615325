import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useClient } from '@/app/client/queries';
import type { Receipt } from '@/lib/api/types';
import { SoldCards } from '@/app/gift-card/sold';
import { Icon } from '@/lib/ui/icons';
import { Amount, Failure, LoadFailed, Notice, RowsSkeleton } from '@/lib/ui/parts';
import { toast } from '@/lib/ui/toast';
import { Paper } from './receipt-paper';
import { useFamily, useOrder, useReceipt, useSendReceipt } from './queries';
import { Qr } from './qr';
import classes from './receipt.module.css';

const route = getRouteApi('/receipts/$receiptId');

export default function ReceiptPage() {
  const { receiptId } = route.useParams();
  const receipt = useReceipt(receiptId);
  if (receipt.isPending) return <div className="page"><RowsSkeleton /></div>;
  if (!receipt.data) return <LoadFailed error={receipt.error!} again={() => void receipt.refetch()} />;
  return <View receipt={receipt.data} />;
}

/** Of a split bill: the others who have not paid yet. */
function NextShare({ orderId }: { orderId: string }) {
  const order = useOrder(orderId).data;
  const of = order ? order.splitFrom ?? order.id : undefined;
  const left = (useFamily(of).data ?? []).filter((o) => o.state === 'open' && o.lines.length > 0);
  if (left.length === 0) return null;
  return <Button renderRoot={(props) => <Link to="/orders/together" search={{ of }} {...props} />} size="lg" variant="light" data-testid="next-share">{left.length === 1 ? 'One share is left' : `${left.length} shares are left`}</Button>;
}

function View({ receipt: r }: { receipt: Receipt }) {
  const [sending, setSending] = useState(false);
  const client = useClient(r.client?.id ?? '', r.client !== null);
  const [typed, setEmail] = useState<string | null>(null);
  const email = typed ?? client.data?.email ?? '';
  const send = useSendReceipt(r.id, () => {
    setSending(false);
    toast('The receipt is on its way');
  });
  const url = r.publicUrl;
  return (
    <div className={classes.page}>
      <div className={classes.side}>
        {r.kind === 'refund' ? <Notice tone="teal" title="Money given back"><Amount of={r.totals.gross} /> was refunded. Receipt <b className="num" data-testid="receipt-number">{r.number}</b></Notice>
          : <Notice tone="teal" title="Paid">Receipt <b className="num" data-testid="receipt-number">{r.number}</b></Notice>}
        {r.totals.change.amount > 0 && <div className={classes.change} data-testid="receipt-change"><span>Give back</span><strong><Amount of={r.totals.change} /></strong></div>}
        {r.kind === 'sale' && r.notes.some((n) => n.source === 'giftCard') && <SoldCards orderId={r.orderId} />}
        <Group grow>
          <Button variant="default" size="lg" leftSection={<Icon name="print" />} onClick={() => window.print()} data-testid="receipt-print">Print</Button>
          <Button variant="default" size="lg" leftSection={<Icon name="mail" />} onClick={() => setSending(true)} data-testid="receipt-send">E-mail</Button>
        </Group>
        <Button component="a" href={url} target="_blank" rel="noreferrer" variant="subtle" leftSection={<Icon name="link" />} data-testid="receipt-link">Open the guest’s receipt</Button>
        {r.kind === 'sale' && <Qr text={new URL(url, window.location.origin).href} words="The guest scans this to take the receipt along" />}
        <Button component={Link} to="/" size="lg" data-testid="receipt-done">Back to today</Button>
        <NextShare orderId={r.orderId} />
        {r.staff.length > 0 && <div data-testid="receipt-staff"><b>For the house</b><ul className={classes.explanations}>{r.staff.map((s) => <li key={s}>{s}</li>)}</ul></div>}
        {r.explanations.length > 0 && <ul className={classes.explanations}>{r.explanations.map((e) => <li key={e}>{e}</li>)}</ul>}
      </div>
      <Paper receipt={r} />
      <Modal opened={sending} onClose={() => setSending(false)} title="Send the receipt">
        <form onSubmit={(event) => {
          event.preventDefault();
          void send.run({ email: email.trim() });
        }}>
          <Stack>
            <TextInput label="E-mail" type="email" required value={email} onChange={(e) => setEmail(e.target.value)} data-autofocus data-testid="receipt-email" />
            <Failure of={send} money="The sale is complete either way." />
            <Button type="submit" loading={send.busy} data-testid="receipt-send-confirm">Send</Button>
          </Stack>
        </form>
      </Modal>
    </div>
  );
}
