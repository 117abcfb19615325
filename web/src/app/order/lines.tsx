import { ActionIcon, Button, Group, Popover, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Cover } from '@/app/pass/covers';
import type { Order, OrderLine, OrderOperation } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { parseAmount } from '@/lib/ui/money';
import { MoneyInput } from '@/lib/ui/money-input';
import { Amount } from '@/lib/ui/parts';
import { undoToast } from '@/lib/ui/toast';
import classes from './checkout.module.css';
import type { useChange } from './queries';

type Change = ReturnType<typeof useChange>;

export const Lines = ({ order, change, locked }: { order: Order; change: Change; locked: boolean }) => (
  <ul className={classes.lines} data-testid="order-lines">
    {order.lines.filter((l) => l.kind !== 'serviceCharge').map((line) => <Line key={line.id} order={order} line={line} change={change} locked={locked} />)}
  </ul>
);

/** Puts a removed line back, its price and discount included. */
function asItWas(l: OrderLine): OrderOperation[] {
  const { id, kind, itemId, name, quantity, unitPrice, memberId, discount } = l;
  const line: OrderOperation = { op: 'addLine', id, kind, itemId, name, unitPrice, quantity, memberId, taxIds: l.taxes.map((t) => t.taxId) };
  if (!discount) return [line];
  const { amount, percentPpm, reason } = discount;
  return [line, { op: 'discount', lineId: id, reason, ...(percentPpm ? { percentPpm } : { amount }) }];
}

function Line({ order, line, change, locked }: { order: Order; line: OrderLine; change: Change; locked: boolean }) {
  // What a package costs, or a session is worth, was agreed: it is taken off or left on, not changed.
  const agreed = line.cover !== null || !['service', 'product', 'custom', 'fee'].includes(line.kind);
  const quantity = (n: number) => {
    if (n > 0) return void change.change({ op: 'setQuantity', lineId: line.id, quantity: n });
    void change.change({ op: 'removeLine', lineId: line.id }).then((done) => done && undoToast(`${line.name} is off the sale`, () => void change.change(...asItWas(line))));
  };
  return (
    <li className={classes.line} data-testid={`line-${line.id}`}>
      <div className="grow">
        <b>{line.name}</b>
        <div className="quiet">
          {line.quantity > 1 && <><Amount of={line.unitPrice} /> each · </>}{line.memberName ?? ''}
        </div>
        {line.discount && <div className={classes.discount}>−<Amount of={line.discount.amount} /> {line.discount.reason}</div>}
        {line.override?.quoted && line.override.quoted.amount > line.unitPrice.amount && <div className={classes.discount}>instead of <Amount of={line.override.quoted} />: {line.priceReason}</div>}
        {line.override?.coSignedBy && <div className="quiet" data-testid="co-signed">{line.override.by}, co-signed by {line.override.coSignedBy}</div>}
        <Cover order={order} line={line} change={change} locked={locked} />
      </div>
      <div className={classes.stepper} role="group" aria-label={`Quantity of ${line.name}`}>
        <ActionIcon disabled={locked} aria-label={line.quantity === 1 ? `Remove ${line.name}` : 'One less'} onClick={() => quantity(line.quantity - 1)} data-testid="line-less">
          <Icon name={line.quantity === 1 ? 'trash' : 'minus'} size={18} />
        </ActionIcon>
        <span className="num" aria-live="polite">{line.quantity}</span>
        <ActionIcon disabled={locked || agreed} aria-label="One more" onClick={() => quantity(line.quantity + 1)} data-testid="line-more"><Icon name="plus" size={18} /></ActionIcon>
      </div>
      <DiscountButton lineId={line.id} label={`Discount on ${line.name}`} currency={line.unitPrice.currency} change={change} disabled={locked || line.cover !== null} />
      <b className={classes.lineSum}><Amount of={line.gross} /></b>
    </li>
  );
}

const reasons = ['Regular', 'Staff', 'Complaint', 'Promotion'];
type DiscountProps = { lineId: string | null; label: string; currency: string; change: Change; disabled?: boolean };

export function DiscountButton({ lineId, label, currency, change, disabled }: DiscountProps) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={320} shadow="md" trapFocus>
      <Popover.Target>
        <ActionIcon disabled={disabled} aria-label={label} onClick={() => setOpened(!opened)} data-testid={lineId ? 'line-discount' : 'order-discount'}><Icon name="tag" size={18} /></ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <DiscountForm lineId={lineId} currency={currency} onSet={(operation) => {
          setOpened(false);
          void change.change(operation);
        }} />
      </Popover.Dropdown>
    </Popover>
  );
}

type DiscountOp = { op: 'discount' | 'setPrice'; lineId: string | null; percentPpm?: number; amount?: { amount: number; currency: string }; unitPrice?: { amount: number; currency: string }; reason: string };

export function DiscountForm({ lineId, currency, onSet }: { lineId: string | null; currency: string; onSet: (op: DiscountOp) => void }) {
  const [kind, setKind] = useState('percent');
  const [typed, setTyped] = useState('10');
  const [reason, setReason] = useState(reasons[0]!);
  const amount = parseAmount(typed, currency);
  const percent = /^\d{1,3}([.,]\d{1,4})?$/.test(typed) ? Math.round(Number(typed.replace(',', '.')) * 10_000) : null;
  const good = reason.trim() !== '' && (kind === 'percent' ? percent !== null && percent <= 1_000_000 : amount !== null && amount >= 0);
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      if (!good) return;
      const money = { amount: amount!, currency };
      onSet(kind === 'price' ? { op: 'setPrice', lineId, reason: reason.trim(), unitPrice: money } : { op: 'discount', lineId, reason: reason.trim(), ...(kind === 'percent' ? { percentPpm: percent! } : { amount: money }) });
    }}>
      <Stack gap="sm">
        <SegmentedControl fullWidth value={kind} onChange={setKind} aria-label="Kind of discount" data-testid="discount-kind"
          data={[{ value: 'percent', label: 'Percent' }, { value: 'amount', label: 'Amount' }, ...(lineId ? [{ value: 'price', label: 'New price' }] : [])]} />
        {kind === 'percent'
          ? <TextInput label="Percent off" inputMode="decimal" value={typed} onChange={(e) => setTyped(e.target.value)} data-testid="discount-value" rightSection="%" />
          : <MoneyInput label={kind === 'price' ? 'Price of one' : 'Amount off'} currency={currency} value={typed} onChange={setTyped} data-testid="discount-value" />}
        <Group gap={6}>{reasons.map((r) => <Button key={r} variant={r === reason ? 'light' : 'default'} size="compact-md" h={44} onClick={() => setReason(r)}>{r}</Button>)}</Group>
        <TextInput label="Reason" value={reason} onChange={(e) => setReason(e.target.value)} required data-testid="discount-reason" />
        <Button type="submit" disabled={!good} data-testid="discount-apply">{kind === 'price' ? 'Set the price' : 'Give the discount'}</Button>
      </Stack>
    </form>
  );
}
