import { Button, Modal, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTill } from '@/app/order/use-till';
import type { PayStatementSum } from '@/lib/api/types';
import { formatMoney } from '@/lib/ui/money';
import { Failure, Notice } from '@/lib/ui/parts';
import { formatDate } from '@/lib/ui/time';
import { undoToast } from '@/lib/ui/toast';
import { usePayOut, useReversePayout } from './queries';

/** Pays what can be paid. The amount is the one on the screen, or nothing is booked. */
export function Payout({ sum, onClose }: { sum: PayStatementSum; onClose: () => void }) {
  const [method, setMethod] = useState<'cash' | 'bank'>('bank');
  const { id: tillId } = useTill();
  const pay = usePayOut();
  const reverse = useReversePayout();
  return (
    <Modal opened onClose={onClose} title={`Pay ${sum.memberName}`} data-testid="payout">
      <Stack>
        <p style={{ margin: 0 }}>What was earned up to and with {formatDate(sum.to)}, and was not paid yet.</p>
        <SegmentedControl fullWidth value={method} onChange={(v) => setMethod(v as 'cash' | 'bank')} aria-label="How" data-testid="payout-method"
          data={[{ value: 'bank', label: 'Bank or salary' }, { value: 'cash', label: 'Cash from the drawer' }]} />
        {method === 'cash' && !tillId && <Notice>There is no till here whose drawer it could come from.</Notice>}
        <Failure of={pay} money="If it was booked, it was booked once." />
        <Button size="lg" loading={pay.busy} disabled={sum.payable.amount <= 0 || (method === 'cash' && !tillId)} data-testid="payout-go"
          onClick={() => void pay.run({ memberId: sum.memberId, through: sum.to, method, tillId: method === 'cash' ? tillId : null, expected: sum.payable, currency: null, id: null }).then((done) => {
            if (!done) return;
            undoToast(`${formatMoney(done.amount)} paid to ${sum.memberName}`, () => void reverse.run({ id: done.id, reason: 'Undone at once' }));
            onClose();
          })}>Pay {formatMoney(sum.payable)}</Button>
      </Stack>
    </Modal>
  );
}
