import { ActionIcon, Button, Checkbox } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Order, PaidTogether } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { cashSuggestions, formatMoney } from '@/lib/ui/money';
import { Amount, Chip, Empty, Failure, LoadFailed, Notice, PageHead, RowsSkeleton } from '@/lib/ui/parts';
import { useParty, usePartyOrders } from '@/app/party/queries';
import { useFamily, useOrders, usePayTogether } from './queries';
import classes from './split.module.css';
import { useTill } from './use-till';

const route = getRouteApi('/orders/together');
const noOrders: Order[] = [];

/** The shares of one bill, or all open sales: each is paid by itself, or several by one payer, each with its own receipt. */
export default function Together() {
  const { of, party: partyId } = route.useSearch();
  const family = useFamily(of);
  const open = useOrders({ state: 'open' }, of === undefined && partyId === undefined);
  const party = useParty(partyId);
  const guests = usePartyOrders(party.data);
  const orders = of ? family : partyId ? guests : open;
  const [paid, setPaid] = useState<PaidTogether | null>(null);
  if (orders.isPending) return <div className="page"><RowsSkeleton /></div>;
  if (!orders.data) return <LoadFailed error={orders.error!} again={() => void orders.refetch()} />;
  const shown = orders.data.filter((o) => o.state !== 'voided' && (o.lines.length > 0 || o.state === 'completed'));
  return (
    <div className="page">
      <PageHead title={of ? 'Split bill' : party.data ? `Party of ${party.data.hostName ?? 'the host'}` : 'Pay together'} back={<ActionIcon component={Link} to="/orders" aria-label="All sales"><Icon name="back" /></ActionIcon>} />
      {paid && <Done paid={paid} />}
      {shown.length === 0
        ? <Empty icon="till" title="No open sale">Bookings open a sale by themselves; a walk-in starts with “New sale”.</Empty>
        : <Bill key={shown.filter((o) => o.state === 'open').length} orders={shown} split={of !== undefined} onPaid={setPaid}
          names={new Map((party.data?.guests ?? []).map((g, i) => [g.booking.orderId, g.booking.clientName ?? `Guest ${i + 1}`]))}
          first={(party.data?.guests ?? []).filter((g) => g.hostPays).map((g) => g.booking.orderId)} />}
    </div>
  );
}

type BillProps = { orders: Order[]; split: boolean; onPaid: (paid: PaidTogether) => void; names: ReadonlyMap<string, string>; first: readonly string[] };

/** @param first Chosen from the beginning: for whom the host of a party pays. */
function Bill({ orders, split, onPaid, names, first }: BillProps) {
  const [chosen, setChosen] = useState(first);
  const words = (o: Order, i: number) => names.get(o.id) ?? o.clientName ?? (split ? `Share ${i + 1}` : `Sale ${o.number}`);
  const open = orders.filter((o) => o.state === 'open');
  const together = open.filter((o) => chosen.includes(o.id));
  const currency = orders[0]!.totals.gross.currency;
  const sum = (some: Order[], of: (o: Order) => number) => ({ amount: some.reduce((all, o) => all + of(o), 0), currency });
  return (
    <div className={classes.page}>
      <div className="sheet" data-testid="together-list">
        {orders.map((o, i) => (
          <div key={o.id} className={classes.row} data-testid={`together-${o.id}`}>
            {o.state === 'open'
              ? <Checkbox size="md" styles={{ body: { minHeight: 44, alignItems: 'center' } }} checked={chosen.includes(o.id)} aria-label={`Pay ${words(o, i)} together`} data-testid={`choose-${o.id}`}
                onChange={(e) => setChosen(e.target.checked ? [...chosen, o.id] : chosen.filter((id) => id !== o.id))} />
              : <Icon name="check" />}
            <span className="grow">
              <b>{words(o, i)}</b>
              <span className="quiet cut" style={{ display: 'block' }}>{o.lines.filter((l) => l.kind !== 'serviceCharge').map((l) => l.name).join(', ')}</span>
            </span>
            <b><Amount of={o.totals.gross} /></b>
            {o.state === 'open'
              ? <Button renderRoot={(props) => <Link to="/orders/$orderId" params={{ orderId: o.id }} {...props} />} variant="light" data-testid={`pay-${o.id}`}>Pay</Button>
              : o.receipts[0]
                ? <Button renderRoot={(props) => <Link to="/receipts/$receiptId" params={{ receiptId: o.receipts[0]!.id }} {...props} />} variant="subtle" data-testid={`receipt-of-${o.id}`}>Receipt</Button>
                : <Chip tone="teal">paid</Chip>}
          </div>
        ))}
      </div>
      <div className={`sheet ${classes.pay}`}>
        <div className={classes.sums}>
          <div className={classes.share}><span>All together</span><b data-testid="together-all"><Amount of={sum(orders, (o) => o.totals.gross.amount)} /></b></div>
          {split && <div className={classes.share}><span>Still to pay</span><b data-testid="together-left"><Amount of={sum(open, (o) => o.totals.due.amount)} /></b></div>}
          {together.length > 0 && <div className={classes.sum}><span>{together.length} chosen</span><strong data-testid="together-chosen"><Amount of={sum(together, (o) => o.totals.due.amount)} /></strong></div>}
        </div>
        {open.length > 1 && <Button variant="default" onClick={() => setChosen(together.length === open.length ? [] : open.map((o) => o.id))} data-testid="choose-all">{together.length === open.length ? 'None' : 'All of them'}</Button>}
        {together.length > 0 ? <Payer key={chosen.join()} orders={together} due={sum(together, (o) => o.totals.due.amount)} onPaid={onPaid} />
          : open.length > 0 && <p className="quiet" style={{ margin: 0 }}>{split ? 'Each pays a share, or choose several for one payer.' : 'Choose the sales that one payer takes on.'}</p>}
      </div>
    </div>
  );
}

function Payer({ orders = noOrders, due, onPaid }: { orders: Order[]; due: { amount: number; currency: string }; onPaid: (paid: PaidTogether) => void }) {
  const till = useTill();
  const pay = usePayTogether();
  const [cash, setCash] = useState(false);
  if (till.missing) return <Notice title="No till here">A till numbers the receipts. A manager adds one under Settings.</Notice>;
  const tillId = till.id;
  if (!tillId) return null;
  const take = (method: 'cash' | 'terminal', tendered?: number) =>
    void pay.run({
      tillId, orderIds: orders.map((o) => o.id), expectedTotal: due,
      tenders: [{ method, amount: due, tendered: tendered === undefined ? undefined : { amount: tendered, currency: due.currency } }],
    }).then((answer) => answer && onPaid(answer));
  return (
    <>
      <Button size="lg" h={60} variant={cash ? 'light' : 'default'} leftSection={<Icon name="cash" />} onClick={() => setCash(!cash)} aria-expanded={cash} data-testid="together-cash">Cash</Button>
      {cash && cashSuggestions(due.amount, due.currency).map((amount, i) => (
        <Button key={amount} size="lg" variant={i === 0 ? 'light' : 'default'} loading={pay.busy} onClick={() => take('cash', amount)} data-testid={i === 0 ? 'together-exact' : `together-cash-${amount}`}>
          {formatMoney({ ...due, amount })}{i > 0 && `, back ${formatMoney({ ...due, amount: amount - due.amount })}`}
        </Button>
      ))}
      <Button size="lg" h={60} styles={{ label: { whiteSpace: 'normal' } }} leftSection={<Icon name="terminal" />} loading={pay.busy} onClick={() => take('terminal')} data-testid="together-terminal">{formatMoney(due)} approved on the terminal</Button>
      <Failure of={pay} money="Whether it was taken is not known here yet. Trying again takes it at most once." />
    </>
  );
}

function Done({ paid }: { paid: PaidTogether }) {
  return (
    <div className="sheet" style={{ padding: 16, marginBottom: 16 }} data-testid="together-done">
      <Notice tone="teal" title="Paid"><Amount of={paid.total} />, {paid.sales.length} receipts: {paid.sales.map((s) => s.receipt && (
        <Link key={s.order.id} to="/receipts/$receiptId" params={{ receiptId: s.receipt.id }} className="num" style={{ display: 'inline-block', minWidth: 44, lineHeight: '44px' }}> {s.receipt.number}</Link>
      ))}</Notice>
      {paid.change.amount > 0 && <div className={classes.change}><span>Give back</span><strong><Amount of={paid.change} /></strong></div>}
    </div>
  );
}
