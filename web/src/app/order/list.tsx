import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useToday } from '@/app/session/queries';
import type { Order } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { Amount, Chip, Empty, LoadFailed, PageHead, RowsSkeleton } from '@/lib/ui/parts';
import { formatDate } from '@/lib/ui/time';
import { useOrders } from './queries';

const route = getRouteApi('/orders');

export default function Orders() {
  const { date: asked, state } = route.useSearch();
  const go = route.useNavigate();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const today = useToday();
  // The till asks about today; who searches, looks everywhere.
  const date = search || asked === 'all' ? undefined : asked ?? today;
  const orders = useOrders({ date, state, search });
  return (
    <div className="page">
      <PageHead title="Sales">
        <Button renderRoot={(props) => <Link to="/orders/together" search={{}} {...props} />} variant="default" data-testid="pay-together">Pay together</Button>
        <Button component={Link} to="/orders/new" leftSection={<Icon name="plus" />} data-testid="new-sale">New sale</Button>
      </PageHead>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginBottom: 12 }}>
        <TextInput flex="1 1 220px" aria-label="Search sales" placeholder="Number, client or receipt" value={typed} onChange={(e) => setTyped(e.target.value)}
          leftSection={<Icon name="search" size={18} />} data-testid="orders-search" />
        <TextInput type="date" aria-label="Day" value={date ?? ''} onChange={(e) => void go({ search: (old) => ({ ...old, date: e.target.value || 'all' }) })} />
        <Button variant="default" disabled={search !== ''} onClick={() => void go({ search: (old) => ({ ...old, date: date === today ? 'all' : undefined }) })} data-testid="orders-range">{date === today ? 'All days' : 'Today'}</Button>
        <SegmentedControl value={state ?? ''} aria-label="State" onChange={(v) => void go({ search: (old) => ({ ...old, state: (v || undefined) as never }) })}
          data={[{ value: '', label: 'All' }, { value: 'open', label: 'Open' }, { value: 'completed', label: 'Paid' }, { value: 'voided', label: 'Void' }]} />
      </div>
      {orders.isPending ? <RowsSkeleton /> : !orders.data ? <LoadFailed error={orders.error!} again={() => void orders.refetch()} /> : orders.data.length === 0 ? (
        <Empty icon="till" title={date === today ? 'No sale today yet' : 'No sale here'} action={<Button component={Link} to="/orders/new" variant="light">Start a sale</Button>}>
          {search ? 'Nothing matches. Try the receipt number or the name.' : 'Bookings open a sale by themselves; a walk-in starts with “New sale”.'}
        </Empty>
      ) : (
        <div className="sheet rows">{orders.data.map((o) => <Row key={o.id} order={o} />)}</div>
      )}
    </div>
  );
}

function Row({ order: o }: { order: Order }) {
  const refunded = o.receipts.some((r) => r.kind === 'refund');
  const waiting = o.tenders.some((t) => t.state === 'pending' || t.state === 'unknown');
  return (
    <Link to="/orders/$orderId" params={{ orderId: o.id }} className="row" data-testid={`order-${o.id}`}>
      <span className="grow">
        <b>{o.clientName ?? 'Walk-in'}</b>
        <span className="quiet cut" style={{ display: 'block' }}>{o.lines.map((l) => (l.quantity > 1 ? `${l.quantity}× ${l.name}` : l.name)).join(', ') || 'Nothing on it yet'}</span>
      </span>
      {waiting ? <Chip tone="amber">card unclear</Chip> : refunded ? <Chip tone="red">refunded</Chip> : o.state === 'open' ? <Chip tone="teal">open</Chip> : o.state === 'voided' && <Chip>void</Chip>}
      <span style={{ textAlign: 'right', minWidth: 84 }}>
        <b style={{ display: 'block' }}><Amount of={o.totals.gross} /></b>
        <small className="quiet num">{o.receipts[0]?.number ?? formatDate(o.businessDate)}</small>
      </span>
    </Link>
  );
}
