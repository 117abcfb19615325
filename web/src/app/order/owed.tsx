import { Button } from '@mantine/core';
import type { Money, Order } from '@/lib/api/types';
import { formatMoney } from '@/lib/ui/money';
import { Failure, Notice } from '@/lib/ui/parts';
import { toast } from '@/lib/ui/toast';
import { useRefund } from './queries';
import { useTill } from './use-till';

/** Money that is with us and is the client's: a card said yes when the order was closed without it, or declined its refund. */
export function Owed({ order, owed }: { order: Order; owed: Money }) {
  const till = useTill();
  const refund = useRefund(order, (_, made) => toast(made.explanations[0] ?? `${formatMoney(owed)} is on its way back.`));
  const back = () => till.id && void refund.run({ body: { tillId: till.id, lines: [], tips: false, tenders: [], reason: 'Owed to the client' }, version: order.version });
  return (
    <>
      <Notice title={`We owe the client ${formatMoney(owed)}`} testId="owed" action={
        <Button variant="default" loading={refund.busy} disabled={!till.id} onClick={back} data-testid="owed-refund">Give it back</Button>
      }>It is not part of this sale: the card was charged after all, or its refund was declined. It goes back the way it came.</Notice>
      <Failure of={refund} money="Whether it was booked is not known here yet. Trying again refunds at most once." />
    </>
  );
}
