import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTeam } from '@/app/team/queries';
import { useSession } from '@/app/session/queries';
import type { Order } from '@/lib/api/types';
import { parseAmount, shareOf, formatMoney } from '@/lib/ui/money';
import { MoneyInput } from '@/lib/ui/money-input';
import classes from './checkout.module.css';
import type { useChange } from './queries';

const presetsPpm = [50_000, 100_000, 150_000];

/** A tip belongs to a person: by default to whoever did the work. */
export function Tips({ order, change }: { order: Order; change: ReturnType<typeof useChange> }) {
  const session = useSession();
  const team = useTeam();
  const [own, setOwn] = useState(false);
  const [typed, setTyped] = useState('');
  const workers = [...new Map(order.lines.filter((l) => l.memberId && l.kind === 'service').map((l) => [l.memberId!, l.memberName ?? ''])).entries()];
  const [memberId, setMemberId] = useState(order.memberId ?? workers[0]?.[0] ?? session.member.id);
  const { currency } = order.totals.gross;
  const base = order.totals.gross.amount - order.totals.tips.amount - order.totals.service.amount;
  const current = order.tips.find((t) => t.memberId === memberId && !t.auto)?.amount.amount ?? 0;
  const set = (amount: number) => void change.change({ op: 'tip', memberId, amount: { amount, currency } });
  const another = current > 0 && !presetsPpm.some((ppm) => shareOf(base, ppm) === current);
  const typedAmount = parseAmount(typed, currency);
  return (
    <div className={classes.tips}>
      <div className={classes.tipsHead}>
        <span>Tip for</span>
        <Select aria-label="Tip for" value={memberId} onChange={(v) => v && setMemberId(v)} allowDeselect={false} variant="unstyled" w={170} data-testid="tip-member"
          data={(team.data ?? [{ id: session.member.id, name: session.member.name, active: true }]).filter((m) => m.active).map((m) => ({ value: m.id, label: m.name }))} />
      </div>
      <div className={classes.tipButtons}>
        <Button variant={current === 0 ? 'light' : 'default'} onClick={() => current !== 0 && set(0)} data-testid="tip-none">None</Button>
        {presetsPpm.map((ppm) => {
          const amount = shareOf(base, ppm);
          return (
            <Button key={ppm} variant={current === amount && amount > 0 ? 'light' : 'default'} onClick={() => set(amount)} data-testid={`tip-${ppm / 10_000}`}>
              <span className={classes.tipButton}>{ppm / 10_000} %<small className="num">{formatMoney({ amount, currency })}</small></span>
            </Button>
          );
        })}
        <Button variant={another ? 'light' : 'default'} onClick={() => setOwn(!own)} aria-expanded={own} data-testid="tip-own">
          <span className={classes.tipButton}>Other{another && <small className="num">{formatMoney({ amount: current, currency })}</small>}</span>
        </Button>
      </div>
      {own && (
        <form className={classes.addRow} onSubmit={(event) => {
          event.preventDefault();
          if (typedAmount === null || typedAmount < 0) return;
          set(typedAmount);
          setOwn(false);
        }}>
          <MoneyInput flex={1} aria-label="Tip" currency={currency} value={typed} onChange={setTyped} autoFocus data-testid="tip-amount" />
          <Button type="submit" variant="light">Set tip</Button>
        </form>
      )}
    </div>
  );
}
