import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useOpenOrder } from '@/app/order/queries';
import type { MembershipCharge } from '@/lib/api/types';
import { Amount, Failure, Notice } from '@/lib/ui/parts';
import { formatDate } from '@/lib/ui/time';

/** A period that is due becomes a line of a sale, paid like everything else. */
export function Settle({ clientId, planId, charge }: { clientId: string; planId: string; charge: MembershipCharge }) {
  const go = useNavigate();
  const open = useOpenOrder((order) => void go({ to: '/orders/$orderId', params: { orderId: order.id } }));
  return (
    <>
      <Notice tone="amber" testId="membership-due" action={
        <Button loading={open.busy} data-testid="membership-settle"
          onClick={() => void open.run({ clientId, lines: [{ kind: 'membership', itemId: planId, quantity: 1, details: { chargeId: charge.id } as never }] })}>Settle</Button>
      }>
        <Amount of={charge.price} /> for {formatDate(charge.from)} to {formatDate(charge.until)}, due since {formatDate(charge.dueOn)}
      </Notice>
      <Failure of={open} />
    </>
  );
}
