import { Button, Checkbox, Drawer, NumberInput, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { Order, Refund as Given, RefundRequest } from '@/lib/api/types';
import { Amount, Failure, Notice } from '@/lib/ui/parts';
import { toast } from '@/lib/ui/toast';
import { useRefund, useRefundPreview } from './queries';
import classes from './refund.module.css';
import { methodWords } from './tenders';
import { useTill } from './use-till';

/** *What* goes back (lines) and *where* it goes (tender), with the server's own preview of every consequence. */
export default function Refund({ order, onClose }: { order: Order; onClose: () => void }) {
  const phone = useMediaQuery('(max-width: 47.99em)');
  return (
    <Drawer opened onClose={onClose} size={phone ? '100%' : 480} title="Refund" data-testid="refund-drawer">
      <Form order={order} onClose={onClose} />
    </Drawer>
  );
}

function Form({ order, onClose }: { order: Order; onClose: () => void }) {
  const go = useNavigate();
  const till = useTill();
  const [quantities, setQuantities] = useState<Record<string, number>>({});
  const [tips, setTips] = useState(false);
  const [reason, setReason] = useState('');
  const paid = order.tenders.filter((t) => t.state === 'captured');
  const paidBy = [...new Set(paid.map((t) => t.method))];
  const [way, setWay] = useState<'back' | 'cash'>('back');
  const preview = useRefundPreview(order.id);
  const refund = useRefund(order, (receiptId, made) => {
    if (receiptId) return void go({ to: '/receipts/$receiptId', params: { receiptId } });
    toast(made.explanations[0] ?? 'The refund waits for the card company.');
    onClose();
  });
  const [answer, setAnswer] = useState<Given | null>(null);

  const lines = useMemo(() => Object.entries(quantities).filter(([, n]) => n > 0).map(([lineId, quantity]) => ({ lineId, quantity })), [quantities]);
  const tipsLeft = order.tips.reduce((sum, t) => sum + t.amount.amount - t.refunded.amount, 0);
  const chosen = lines.length > 0 || tips;
  const { run } = preview;
  const tillId = till.id;
  useEffect(() => {
    setAnswer(null);
    if (!chosen || !tillId) return;
    let current = true;
    // No tenders in the question: the server answers with what the lines come to.
    void run({ tillId, lines, tips, tenders: [], reason: 'preview' }).then((result) => {
      if (result && current) setAnswer(result.refund);
    });
    return () => {
      current = false;
    };
  }, [run, lines, tips, tillId, chosen]);

  const sum = answer?.gross ?? null;
  const submit = () => {
    if (!sum || !tillId) return;
    const body: RefundRequest = { tillId, lines, tips, tenders: way === 'cash' ? [{ method: 'cash', amount: sum }] : [], reason: reason.trim() };
    void refund.run({ body, version: order.version });
  };
  return (
    <Stack>
      <div className={classes.lines}>
        {order.lines.map((l) => {
          const most = l.quantity - l.refunded.quantity;
          const n = quantities[l.id] ?? 0;
          const put = (value: number) => setQuantities({ ...quantities, [l.id]: Math.max(0, Math.min(most, value)) });
          return (
            <div key={l.id} className={classes.line}>
              <Checkbox size="md" checked={n > 0} disabled={most === 0} onChange={(e) => put(e.target.checked ? most : 0)} data-testid={`refund-line-${l.id}`}
                label={<span><b>{l.name}</b>{most === 0 && <span className="quiet"> already refunded</span>}</span>} />
              {most > 1 && <NumberInput aria-label={`How many of ${l.name}`} w={84} min={0} max={most} value={n} onChange={(v) => put(Number(v))} />}
              <Amount of={l.gross} />
            </div>
          );
        })}
        {tipsLeft > 0 && <div className={classes.line}><Checkbox size="md" checked={tips} onChange={(e) => setTips(e.target.checked)} label="The tip too" data-testid="refund-tips" /><Amount of={{ ...order.totals.tips, amount: tipsLeft }} /></div>}
      </div>
      {chosen && (
        <div className={classes.preview} data-testid="refund-preview" aria-live="polite">
          <div className={classes.sum}><span>Goes back</span><strong className="loss">{sum ? <Amount of={sum} /> : '…'}</strong></div>
          {answer && answer.explanations.length > 0 && <ul>{answer.explanations.map((e) => <li key={e}>{e}</li>)}</ul>}
        </div>
      )}
      <Failure of={preview} money="This was only a preview; nothing was refunded." />
      {paidBy.some((m) => m !== 'cash') && (
        <SegmentedControl fullWidth value={way} onChange={(v) => setWay(v as typeof way)} aria-label="Give it back as" data-testid="refund-method"
          data={[{ value: 'back', label: `As it was paid (${paidBy.map((m) => methodWords[m].toLowerCase()).join(', ')})` }, { value: 'cash', label: 'Cash' }]} />
      )}
      {way === 'back' && paidBy.includes('terminal') && <Notice>Start the refund on the terminal as well; this books it.</Notice>}
      <TextInput label="Reason" required value={reason} onChange={(e) => setReason(e.target.value)} data-testid="refund-reason" />
      <Failure of={refund} money="Whether it was booked is not known here yet. Trying again refunds at most once." />
      <Button color="red" size="lg" disabled={!sum || sum.amount === 0 || !reason.trim()} loading={refund.busy} onClick={submit} data-testid="refund-confirm">
        {sum ? <span>Give back <Amount of={sum} /></span> : 'Choose what goes back'}
      </Button>
    </Stack>
  );
}
