import { Button, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTill } from '@/app/order/use-till';
import { useSession } from '@/app/session/queries';
import type { CashMove, DrawerReport, Shift } from '@/lib/api/types';
import { MoneyInput } from '@/lib/ui/money-input';
import { formatMoney, parseAmount, toDecimalText } from '@/lib/ui/money';
import { Amount, Chip, Empty, Failure, LoadFailed, Notice, PageHead, RowsSkeleton } from '@/lib/ui/parts';
import { toast } from '@/lib/ui/toast';
import { methodWords } from '@/app/order/tenders';
import classes from './drawer.module.css';
import { useCloseShift, useKick, useMoveCash, useOpenShift, useShift, useShifts, useX } from './queries';

/** The cash drawer of this till: open it with a count, move cash with a reason, count it blind, read the Z. */
export default function DrawerPage() {
  const till = useTill();
  const shifts = useShifts(till.id ?? null);
  if (!till.id) return <Empty icon="till" title="No till here">Choose the till of this device under Settings, Tills.</Empty>;
  if (shifts.isPending) return <RowsSkeleton rows={4} />;
  if (!shifts.data) return <LoadFailed error={shifts.error} again={() => void shifts.refetch()} />;
  const open = shifts.data.find((s) => s.closedAt === null);
  return (
    <div className="page">
      <PageHead title="Drawer">{open ? <Chip tone="teal">open since {open.openedAt.slice(11, 16)}</Chip> : <Chip>closed</Chip>}</PageHead>
      <div className={classes.columns}>
        {open ? <OpenDrawer key={open.id} shift={open} /> : <OpenForm tillId={till.id} last={shifts.data[0]} />}
        <Past shifts={shifts.data.filter((s) => s.closedAt !== null)} />
      </div>
    </div>
  );
}

function OpenForm({ tillId, last }: { tillId: string; last?: Shift }) {
  const { business } = useSession();
  const open = useOpenShift();
  const [typed, setTyped] = useState('');
  const amount = parseAmount(typed, business.currency);
  return (
    <form className={`sheet ${classes.card}`} onSubmit={(event) => {
      event.preventDefault();
      void open.run({ tillId, float: { amount: amount!, currency: business.currency }, from: last ? null : 'safe' });
    }}>
      <h2>Count the drawer and open it</h2>
      <p className="quiet">{last?.left ? `${formatMoney(last.left)} stayed in it at the last close. What differs is booked as over or short.` : 'The first float comes from the safe.'}</p>
      <MoneyInput label="In the drawer" currency={business.currency} value={typed} onChange={setTyped} data-testid="shift-float" data-autofocus />
      <Failure of={open} />
      <Button type="submit" size="lg" disabled={amount === null || amount < 0} loading={open.busy} data-testid="shift-open">Open the drawer</Button>
    </form>
  );
}

function OpenDrawer({ shift }: { shift: Shift }) {
  const session = useSession();
  const mayKnow = session.permissions.includes('shifts.report');
  const x = useX(shift.id, mayKnow);
  const detail = useShift(shift.id);
  const kick = useKick(shift.id);
  const [dialog, setDialog] = useState<'move' | 'close' | null>(null);
  return (
    <Stack gap="md">
      <section className={`sheet ${classes.card}`}>
        <h2>Now</h2>
        {mayKnow && x.data ? <Report report={x.data} title="Should be in the drawer" /> : <p className="quiet">Opened by {shift.openedBy} with <Amount of={shift.float} />. It is counted without knowing what should be in it.</p>}
        <div className={classes.actions}>
          <Button variant="default" onClick={() => setDialog(dialog === 'move' ? null : 'move')} data-testid="shift-move">Cash in or out</Button>
          <Button variant="default" loading={kick.busy} onClick={() => void kick.run({ reason: 'Opened without a sale' }).then((done) => done && toast('Noted'))} data-testid="shift-kick">Open without a sale</Button>
          <Button onClick={() => setDialog(dialog === 'close' ? null : 'close')} data-testid="shift-close">Count and close</Button>
        </div>
        <Failure of={kick} />
      </section>
      {dialog === 'move' && <MoveForm shift={shift} onDone={() => setDialog(null)} />}
      {dialog === 'close' && <CloseForm shift={shift} />}
      {detail.data && detail.data.movements.length > 0 && (
        <section className="sheet rows" aria-label="Cash in and out">
          {detail.data.movements.map((m) => (
            <div key={m.id} className="row" style={{ cursor: 'default' }}>
              <span className="grow">{m.reason}<small className="quiet" style={{ display: 'block' }}>{m.at.slice(11, 16)} {m.actor}</small></span>
              {m.kind === 'kick' ? <Chip>no money</Chip> : <span className={m.kind === 'out' ? 'loss' : ''}>{m.kind === 'out' ? '−' : '+'}<Amount of={m.amount} /></span>}
            </div>
          ))}
        </section>
      )}
    </Stack>
  );
}

function MoveForm({ shift, onDone }: { shift: Shift; onDone: () => void }) {
  const move = useMoveCash(shift.id);
  const currency = shift.float.currency;
  const [kind, setKind] = useState<'in' | 'out'>('out');
  const [place, setPlace] = useState<NonNullable<CashMove['place']>>('expense');
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const amount = parseAmount(typed, currency);
  const to = kind === 'in' && place === 'expense' ? 'safe' : place;
  return (
    <form className={`sheet ${classes.card}`} onSubmit={(event) => {
      event.preventDefault();
      void move.run({ kind, place: to, amount: { amount: amount!, currency }, reason: reason.trim() }).then((done) => done && onDone());
    }}>
      <SegmentedControl fullWidth value={kind} onChange={(v) => setKind(v as typeof kind)} data={[{ value: 'out', label: 'Take out' }, { value: 'in', label: 'Put in' }]} />
      <SegmentedControl fullWidth value={to} onChange={(v) => setPlace(v as typeof place)}
        data={[...(kind === 'out' ? [{ value: 'expense', label: 'Expense' }] : []), { value: 'safe', label: 'Safe' }, { value: 'owner', label: 'Owner' }]} />
      <MoneyInput label="Amount" currency={currency} value={typed} onChange={setTyped} data-testid="shift-move-amount" />
      <TextInput label="What for" required value={reason} onChange={(e) => setReason(e.target.value)} data-testid="shift-move-reason" />
      <Failure of={move} money="Whether it was booked is not known here yet. Trying again books it at most once." />
      <Button type="submit" disabled={!amount || amount < 0 || !reason.trim()} loading={move.busy} data-testid="shift-move-confirm">Book it</Button>
    </form>
  );
}

function CloseForm({ shift }: { shift: Shift }) {
  const close = useCloseShift(shift.id);
  const currency = shift.float.currency;
  const [counted, setCounted] = useState('');
  const [leave, setLeave] = useState(toDecimalText(shift.float.amount, currency));
  const [reason, setReason] = useState('');
  const [amount, stays] = [parseAmount(counted, currency), parseAmount(leave, currency)];
  const money = (n: number) => ({ amount: n, currency });
  return (
    <form className={`sheet ${classes.card}`} onSubmit={(event) => {
      event.preventDefault();
      void close.run({ counted: money(amount!), leave: stays === null ? null : money(Math.min(stays, amount!)), reason: reason.trim() || null }).then((done) => {
        if (done) toast(done.shift.overShort?.amount === 0 ? 'It is all there' : `The difference of ${formatMoney(done.shift.overShort!)} is booked`);
      });
    }}>
      <h2>Count first</h2>
      <MoneyInput label="Counted in the drawer" currency={currency} value={counted} onChange={setCounted} data-testid="shift-counted" data-autofocus />
      <MoneyInput label="Stays for tomorrow; the rest goes to the safe" currency={currency} value={leave} onChange={setLeave} data-testid="shift-leave" />
      <TextInput label="If it is off: what may have happened" value={reason} onChange={(e) => setReason(e.target.value)} data-testid="shift-reason" />
      <Failure of={close} money="Whether it was closed is not known here yet. Trying again closes it at most once." />
      <Button type="submit" size="lg" disabled={amount === null || amount < 0} loading={close.busy} data-testid="shift-close-confirm">Close the drawer</Button>
    </form>
  );
}

function Past({ shifts }: { shifts: Shift[] }) {
  const [chosen, choose] = useState<string | null>(null);
  if (shifts.length === 0) return <Empty icon="till" title="No Z yet">It is made when the drawer is counted and closed.</Empty>;
  return (
    <section className="sheet rows" aria-label="Earlier drawers">
      {shifts.map((s) => (
        <div key={s.id}>
          <button className="row" onClick={() => choose(chosen === s.id ? null : s.id)} aria-expanded={chosen === s.id} data-testid={`z-${s.number}`}>
            <span className="grow"><b>Z {s.number}</b><small className="quiet" style={{ display: 'block' }}>{s.closedAt!.slice(0, 10)} {s.closedAt!.slice(11, 16)}, {s.closedBy}</small></span>
            {s.overShort!.amount === 0 ? <Chip tone="teal">all there</Chip> : <Chip tone="amber">{formatMoney(s.overShort!)}</Chip>}
            <Amount of={s.counted} />
          </button>
          {chosen === s.id && <Zed id={s.id} />}
        </div>
      ))}
    </section>
  );
}

function Zed({ id }: { id: string }) {
  const shift = useShift(id);
  if (shift.isPending) return <RowsSkeleton rows={2} />;
  if (!shift.data?.z) return <LoadFailed error={shift.error ?? new Error('There is no Z')} again={() => void shift.refetch()} />;
  return (
    <div className={classes.zed}>
      {shift.data.shift.reason && <Notice>{shift.data.shift.reason}</Notice>}
      <Report report={shift.data.z} title="Should have been in it" />
    </div>
  );
}

function Report({ report: r, title }: { report: DrawerReport; title: string }) {
  const { sales } = r;
  return (
    <dl className={classes.figures}>
      <dt><b>{title}</b></dt><dd className={classes.big}><Amount of={r.expected} /></dd>
      <dt>Float</dt><dd><Amount of={r.float} /></dd>
      {sales.tenders.map((t) => (
        <div key={t.method} className={classes.pair}><dt>{methodWords[t.method]} <small className="quiet">{t.count}×</small></dt><dd><Amount of={{ ...t.in, amount: t.in.amount - t.out.amount }} /></dd></div>
      ))}
      {r.cashIn.amount > 0 && <><dt>Put in</dt><dd><Amount of={r.cashIn} /></dd></>}
      {r.cashOut.amount > 0 && <><dt>Taken out</dt><dd>−<Amount of={r.cashOut} /></dd></>}
      <dt>Sold <small className="quiet">{sales.sales} receipts{sales.firstNumber !== null ? `, ${sales.firstNumber} to ${sales.lastNumber}` : ''}</small></dt><dd><Amount of={sales.sold} /></dd>
      {sales.refunds > 0 && <><dt>Given back <small className="quiet">{sales.refunds}×</small></dt><dd className="loss">−<Amount of={sales.givenBack} /></dd></>}
      {sales.taxes.map((t) => <div key={t.name} className={classes.pair}><dt>{t.name} <small className="quiet">of {formatMoney(t.net)}</small></dt><dd><Amount of={t.tax} /></dd></div>)}
      {sales.service && sales.service.amount !== 0 && <><dt>Service charges <small className="quiet">in the taxes above</small></dt><dd><Amount of={sales.service} /></dd></>}
      {sales.tips.amount > 0 && <><dt>Tips</dt><dd><Amount of={sales.tips} /></dd></>}
    </dl>
  );
}
