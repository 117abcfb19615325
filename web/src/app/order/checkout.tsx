import { ActionIcon } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { productByBarcode } from '@/app/catalogue/queries';
import { useSession } from '@/app/session/queries';
import type { NewLine, Order } from '@/lib/api/types';
import { inWords } from '@/lib/api/problem';
import { Icon } from '@/lib/ui/icons';
import { Empty, Failure, Notice } from '@/lib/ui/parts';
import { useScanner } from '@/lib/ui/use-scanner';
import { AddItem } from './add-item';
import { CoSign } from './co-sign';
import classes from './checkout.module.css';
import { Lines } from './lines';
import { OrderMenu } from './order-menu';
import { PayPanel } from './pay-panel';
import { useChange } from './queries';
import { useTill } from './use-till';
import { Who } from './who';

export function Checkout({ order }: { order: Order }) {
  const { member } = useSession();
  const queries = useQueryClient();
  const router = useRouter();
  const go = useNavigate();
  const change = useChange(order);
  const till = useTill();
  const [scan, setScan] = useState<string | null>(null);
  // While a card payment is unclear, the lines stand still: nobody knows yet what is still due.
  const locked = order.tenders.some((t) => t.state === 'pending' || t.state === 'unknown');

  const add = (line: NewLine) => {
    const same = order.lines.find((l) => line.itemId && line.kind === 'product' && l.itemId === line.itemId && !l.discount);
    void (same ? change.change({ op: 'setQuantity', lineId: same.id, quantity: same.quantity + 1 }) : change.change({ op: 'addLine', ...line }));
  };
  useScanner((code) => {
    setScan(null);
    productByBarcode(queries, code).then(
      (product) => (product ? add({ kind: 'product', itemId: product.id, quantity: 1, memberId: order.memberId ?? member.id }) : setScan(`No product has the barcode ${code}. Add it under Catalogue, or sell it with “Own line”.`)),
      (error) => setScan(`The scan of ${code} was not looked up: ${inWords(error)}`),
    );
  });

  return (
    <div className={classes.screen}>
      <section className={classes.ticket} aria-label="What is sold">
        <header className={classes.ticketHead}>
          <ActionIcon aria-label="Back" onClick={() => (router.history.canGoBack() ? router.history.back() : void go({ to: '/' }))}><Icon name="back" /></ActionIcon>
          <Who order={order} change={change} locked={locked} />
          <OrderMenu order={order} change={change} locked={locked} />
        </header>
        {scan && <Notice action={<ActionIcon aria-label="Dismiss" onClick={() => setScan(null)}><Icon name="close" /></ActionIcon>} testId="scan-unknown">{scan}</Notice>}
        <Failure of={change} money="No money has moved. Trying again changes the sale at most once." />
        {!locked && <AddItem onAdd={add} memberId={order.memberId ?? member.id} currency={order.totals.gross.currency} />}
        {order.lines.length === 0
          ? <Empty icon="scan" title="Nothing on it yet">Scan a product, or search for a service or product above.</Empty>
          : <Lines order={order} change={change} locked={locked} />}
      </section>
      <PayPanel order={order} change={change} tillId={till.id} noTill={till.missing} />
      <CoSign order={order} change={change} />
    </div>
  );
}

