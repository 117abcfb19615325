import { Button, Drawer, SegmentedControl, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { Order, Splitting } from '@/lib/api/types';
import { formatMoney, parseAmount } from '@/lib/ui/money';
import { MoneyInput } from '@/lib/ui/money-input';
import { Amount, Failure } from '@/lib/ui/parts';
import { PickClient } from './pick-client';
import { useSplit, useSplitPreview } from './queries';
import classes from './split.module.css';

type Way = 'equal' | 'guest' | 'amount';
const mostGuests = 8;

/** One bill, several payers. What each pays is the server's own answer, before anything is split. */
export default function Split({ order, onClose }: { order: Order; onClose: () => void }) {
  const phone = useMediaQuery('(max-width: 47.99em)');
  return (
    <Drawer opened onClose={onClose} size={phone ? '100%' : 520} title="Split the bill" data-testid="split-drawer">
      <Form order={order} />
    </Drawer>
  );
}

function Form({ order }: { order: Order }) {
  const go = useNavigate();
  const [way, setWay] = useState<Way>('equal');
  const [body, setBody] = useState<Splitting | null>(null);
  const preview = useSplitPreview(order.id);
  const [shares, setShares] = useState<Order[] | null>(null);
  const split = useSplit(order, () => void go({ to: '/orders/together', search: { of: order.splitFrom ?? order.id }, replace: true }));
  const { run } = preview;
  useEffect(() => {
    setShares(null);
    if (!body) return;
    let current = true;
    void run({ body }).then((answer) => {
      if (answer && current) setShares(answer.orders);
    });
    return () => {
      current = false;
    };
  }, [run, body]);
  const choose = (next: Way) => {
    setWay(next);
    setBody(null);
  };
  return (
    <Stack>
      <SegmentedControl fullWidth size="md" value={way} onChange={(v) => choose(v as Way)} aria-label="How to split" data-testid="split-way"
        data={[{ value: 'equal', label: 'Equal shares' }, { value: 'guest', label: 'By guest' }, { value: 'amount', label: 'An amount' }]} />
      {way === 'equal' && <Equal onBody={setBody} />}
      {way === 'guest' && <ByGuest order={order} onBody={setBody} />}
      {way === 'amount' && <ByAmount order={order} onBody={setBody} />}
      <div className={classes.preview} aria-live="polite" data-testid="split-preview">
        {shares?.map((share, i) => (
          <div key={share.id} className={classes.share}><span>{i === 0 ? 'Stays here' : `Share ${i + 1}`}</span><b><Amount of={share.totals.gross} /></b></div>
        ))}
        <div className={classes.sum}><span>Together</span><strong data-testid="split-sum">
          <Amount of={shares ? { ...order.totals.gross, amount: shares.reduce((sum, s) => sum + s.totals.gross.amount, 0) } : order.totals.gross} />
        </strong></div>
      </div>
      <Failure of={preview} money="This was only a preview; nothing was split." />
      <Failure of={split} money="No money has moved. Trying again splits it at most once." />
      <Button size="xl" h={64} disabled={!body || !shares} loading={split.busy} onClick={() => body && void split.run({ body, version: order.version })} data-testid="split-confirm">
        {shares ? `Split into ${shares.length}` : 'Split'}
      </Button>
    </Stack>
  );
}

type PartProps = { onBody: (body: Splitting | null) => void };

function Equal({ onBody }: PartProps) {
  const [chosen, setChosen] = useState(0);
  return (
    <div className={classes.numbers} role="group" aria-label="How many shares">
      {[2, 3, 4, 5, 6, 7, 8, 10, 12].map((n) => (
        <button key={n} aria-pressed={n === chosen} data-testid={`split-${n}`} onClick={() => {
          setChosen(n);
          onBody({ equal: n });
        }}>{n}</button>
      ))}
    </div>
  );
}

type Piece = { key: string; lineId: string; name: string };

/** Each piece goes to a guest, whose points and history it is then; the first guest keeps this sale. */
function ByGuest({ order, onBody }: PartProps & { order: Order }) {
  const pieces = useMemo(() => order.lines.filter((l) => l.kind !== 'serviceCharge').flatMap((l): Piece[] =>
    Array.from({ length: Math.min(l.quantity, 20) }, (_, i) => ({ key: `${l.id}.${i}`, lineId: l.id, name: l.name }))), [order.lines]);
  const [guests, setGuests] = useState(Math.min(Math.max(order.party ?? 2, 2), mostGuests));
  const [of, setOf] = useState<Record<string, number>>({});
  const [clients, setClients] = useState<Record<number, { id: string; name: string }>>({});
  const [asking, setAsking] = useState<number | null>(null);
  const guestOf = (piece: Piece) => of[piece.key] ?? 0;
  const paying = Array.from({ length: guests - 1 }, (_, i) => i + 1).filter((guest) => pieces.some((p) => guestOf(p) === guest));
  const tell = (next: typeof of, who: typeof clients) => {
    const parts = Array.from({ length: guests - 1 }, (_, i) => ({ guest: i + 1, own: pieces.filter((p) => (next[p.key] ?? 0) === i + 1) }))
      .filter(({ own }) => own.length > 0)
      .map(({ guest, own }) => ({
        clientId: who[guest]?.id ?? null,
        lines: [...new Set(own.map((p) => p.lineId))].map((lineId) => ({ lineId, quantity: own.filter((p) => p.lineId === lineId).length })),
      }));
    onBody(parts.length > 0 && pieces.some((p) => (next[p.key] ?? 0) === 0) ? { parts } : null);
  };
  const put = (piece: Piece, guest: number) => {
    const next = { ...of, [piece.key]: guest };
    setOf(next);
    tell(next, clients);
  };
  const name = (guest: number, client: { id: string; name: string }) => {
    const next = { ...clients, [guest]: client };
    setClients(next);
    setAsking(null);
    tell(of, next);
  };
  return (
    <div className={classes.pieces}>
      {pieces.map((piece) => (
        <div key={piece.key} className={classes.piece}>
          <span className="grow">{piece.name}</span>
          <div className={classes.guests} role="group" aria-label={`Who pays ${piece.name}`}>
            {Array.from({ length: guests }, (_, guest) => (
              <button key={guest} aria-pressed={guestOf(piece) === guest} aria-label={`Guest ${guest + 1}`} onClick={() => put(piece, guest)} data-testid={`guest-${guest + 1}-${piece.key}`}>{guest + 1}</button>
            ))}
          </div>
        </div>
      ))}
      {guests < mostGuests && <Button variant="subtle" onClick={() => setGuests(guests + 1)} data-testid="guest-more">One more guest</Button>}
      {pieces.length > 1 && !pieces.some((p) => guestOf(p) === 0) && <p className="quiet">Something stays with guest 1.</p>}
      {paying.map((guest) => (
        <div key={guest} className={classes.piece}>
          <span className="grow">Guest {guest + 1}{clients[guest] && <>: <b>{clients[guest].name}</b></>}</span>
          <Button variant="default" onClick={() => setAsking(guest)} data-testid={`guest-${guest + 1}-client`}>{clients[guest] ? 'Somebody else' : 'Add client'}</Button>
        </div>
      ))}
      <PickClient title={`Who is guest ${(asking ?? 0) + 1}?`} opened={asking !== null} onClose={() => setAsking(null)} onPick={(client) => asking !== null && name(asking, client)} />
    </div>
  );
}

function ByAmount({ order, onBody }: PartProps & { order: Order }) {
  const { currency, amount: total } = order.totals.gross;
  const [typed, setTyped] = useState('');
  const amount = parseAmount(typed, currency);
  const fits = amount !== null && amount > 0 && amount < total;
  return (
    <MoneyInput label="One pays" description={`Of ${formatMoney(order.totals.gross)}; the rest stays here`} currency={currency} value={typed} data-testid="split-amount"
      error={amount !== null && !fits ? `Between nothing and ${formatMoney(order.totals.gross)}` : undefined}
      onChange={(text) => {
        setTyped(text);
        const next = parseAmount(text, currency);
        onBody(next !== null && next > 0 && next < total ? { parts: [{ amount: { amount: next, currency } }] } : null);
      }} />
  );
}
