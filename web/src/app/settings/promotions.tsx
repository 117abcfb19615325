import { Button, Checkbox, Group, NumberInput, SegmentedControl, Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '@/app/session/queries';
import type { Promotion, PromotionTerms } from '@/lib/api/types';
import { MoneyInput } from '@/lib/ui/money-input';
import { formatMoney, formatPpm, parseAmount, toDecimalText } from '@/lib/ui/money';
import { Chip, Empty, Failure, LoadFailed, RowsSkeleton } from '@/lib/ui/parts';
import { toast, undoToast } from '@/lib/ui/toast';
import { usePromotions, useSavePromotion } from './queries';
import classes from './settings.module.css';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** What a promotion does, in one line. */
export function inWords(t: PromotionTerms): string {
  const what = t.kind === 'percent' ? `${formatPpm(t.percentPpm!)} off` : t.kind === 'amount' ? `${formatMoney(t.amount!)} off` : t.kind === 'price' ? `each for ${formatMoney(t.amount!)}` : `buy ${t.buy}, get ${t.get}`;
  const when = t.when?.fromTime || t.when?.untilTime ? `, ${t.when.fromTime ?? '0:00'} to ${t.when.untilTime ?? '24:00'}` : '';
  const which = t.when?.weekdays?.length ? `, ${t.when.weekdays.map((d) => d.slice(0, 3)).join(' ')}` : '';
  const who = t.who?.firstVisit ? ', first visit' : t.who?.tags?.length ? `, for ${t.who.tags.join(', ')}` : t.who?.birthdayMonth ? ', in the birthday month' : '';
  return what + which + when + who;
}

export function Promotions() {
  const promotions = usePromotions();
  const save = useSavePromotion();
  const [editing, edit] = useState<string | null>(null);
  if (promotions.isPending) return <RowsSkeleton rows={3} />;
  if (!promotions.data) return <LoadFailed error={promotions.error} again={() => void promotions.refetch()} />;
  const use = (p: Promotion, active: boolean) => void save.run({ id: p.id, active }).then((done) =>
    done && undoToast(active ? `${p.terms.name} applies again` : `${p.terms.name} has ended`, () => void save.run({ id: p.id, active: !active })));
  return (
    <div className={classes.narrow}>
      <p className="quiet">The best allowed combination is taken off by itself; the sale says which, and why not the others.</p>
      {promotions.data.length === 0 && <Empty icon="tag" title="No promotions yet">A happy hour, three for two, ten percent on a first visit.</Empty>}
      <div className="sheet rows">
        {promotions.data.map((p) => (
          <div key={p.id}>
            <div className="row" data-testid={`promotion-${p.terms.name}`}>
              <button className="grow plain" style={{ textAlign: 'left' }} onClick={() => edit(editing === p.id ? null : p.id)} aria-expanded={editing === p.id}>
                <b>{p.terms.name}</b> {p.terms.code && <Chip>{p.terms.code}</Chip>} {p.left !== null && <Chip tone={p.left === 0 ? 'amber' : 'quiet'}>{p.left} left</Chip>}
                <small className="quiet" style={{ display: 'block' }}>{inWords(p.terms)}</small>
              </button>
              <Switch size="md" aria-label={`${p.terms.name} applies`} checked={p.active} onChange={(e) => use(p, e.target.checked)} />
            </div>
            {editing === p.id && <Form key={p.version} promotion={p} onDone={() => edit(null)} />}
          </div>
        ))}
      </div>
      {editing === 'new' ? <Form onDone={() => edit(null)} /> : <Group><Button onClick={() => edit('new')} data-testid="promotion-new">New promotion</Button></Group>}
      <Failure of={save} />
    </div>
  );
}

function Form({ promotion, onDone }: { promotion?: Promotion; onDone: () => void }) {
  const { business } = useSession();
  const save = useSavePromotion();
  const start = promotion?.terms;
  const [t, setT] = useState<PromotionTerms>(start ?? { name: '', kind: 'percent', percentPpm: 100_000, combines: false });
  const [amount, setAmount] = useState(start?.amount ? toDecimalText(start.amount.amount, business.currency) : '');
  const put = (change: Partial<PromotionTerms>) => setT({ ...t, ...change });
  const when = (change: Partial<NonNullable<PromotionTerms['when']>>) => put({ when: { ...t.when, ...change } });
  const minor = parseAmount(amount, business.currency);
  const needsAmount = t.kind === 'amount' || t.kind === 'price';
  const terms: PromotionTerms = {
    ...t, name: t.name.trim(), code: t.code?.trim() || null, amount: needsAmount && minor !== null ? { amount: minor, currency: business.currency } : null,
    percentPpm: t.kind === 'percent' ? t.percentPpm : null, buy: t.kind === 'buyGet' ? (t.buy ?? 2) : null, get: t.kind === 'buyGet' ? (t.get ?? 1) : null,
  };
  return (
    <form className="sheet" style={{ padding: 16 }} onSubmit={(event) => {
      event.preventDefault();
      void save.run(promotion ? { id: promotion.id, terms, version: promotion.version } : { terms }).then((done) => {
        if (!done) return;
        toast('Saved. It counts from the next change of a sale.');
        onDone();
      });
    }}>
      <Stack>
        <TextInput label="Name, as the receipt says it" required value={t.name} onChange={(e) => put({ name: e.target.value })} data-testid="promotion-name" />
        <SegmentedControl fullWidth value={t.kind} onChange={(kind) => put({ kind: kind as PromotionTerms['kind'] })} aria-label="What it does"
          data={[{ value: 'percent', label: 'Percent' }, { value: 'amount', label: 'Amount' }, { value: 'price', label: 'Price' }, { value: 'buyGet', label: 'Buy & get' }]} />
        {t.kind === 'percent' && <NumberInput label="Percent off" min={0.01} max={100} value={(t.percentPpm ?? 0) / 10_000} onChange={(v) => put({ percentPpm: Math.round(Number(v) * 10_000) })} data-testid="promotion-percent" />}
        {needsAmount && <MoneyInput label={t.kind === 'amount' ? 'Off together' : 'Each for'} currency={business.currency} value={amount} onChange={setAmount} data-testid="promotion-amount" />}
        {t.kind === 'buyGet' && <Group grow><NumberInput label="Buy" min={1} max={100} value={t.buy ?? 2} onChange={(v) => put({ buy: Number(v) })} /><NumberInput label="Get free" min={1} max={100} value={t.get ?? 1} onChange={(v) => put({ get: Number(v) })} /></Group>}
        <Checkbox.Group label="On" value={t.on?.kinds ?? ['service', 'product']} onChange={(kinds) => put({ on: { ...t.on, kinds: kinds as never } })}>
          <Group mt={6}><Checkbox size="md" value="service" label="Services" /><Checkbox size="md" value="product" label="Products" /></Group>
        </Checkbox.Group>
        <Checkbox.Group label="Days (none: every day)" value={t.when?.weekdays ?? []} onChange={(weekdays) => when({ weekdays: weekdays as never })}>
          <Group mt={6} gap="sm">{days.map((d) => <Checkbox key={d} size="md" value={d} label={d.slice(0, 3)} />)}</Group>
        </Checkbox.Group>
        <Group grow>
          <TextInput type="time" label="From" value={t.when?.fromTime ?? ''} onChange={(e) => when({ fromTime: e.target.value || null })} />
          <TextInput type="time" label="Until" value={t.when?.untilTime ?? ''} onChange={(e) => when({ untilTime: e.target.value || null })} />
        </Group>
        <Group grow>
          <TextInput label="Code (none: by itself)" value={t.code ?? ''} onChange={(e) => put({ code: e.target.value })} data-testid="promotion-code" />
          <NumberInput label="Uses in all" min={1} value={t.limit ?? ''} onChange={(v) => put({ limit: v === '' ? null : Number(v) })} />
          <NumberInput label="Per client" min={1} value={t.perClient ?? ''} onChange={(v) => put({ perClient: v === '' ? null : Number(v) })} />
        </Group>
        <Group>
          <Checkbox size="md" label="Only on a first visit" checked={t.who?.firstVisit ?? false} onChange={(e) => put({ who: { ...t.who, firstVisit: e.target.checked } })} />
          <Checkbox size="md" label="May stand beside others" checked={t.combines ?? false} onChange={(e) => put({ combines: e.target.checked })} />
        </Group>
        <Failure of={save} />
        <Group><Button type="submit" disabled={!terms.name || (needsAmount && minor === null)} loading={save.busy} data-testid="promotion-save">Save</Button><Button variant="default" onClick={onDone}>Cancel</Button></Group>
      </Stack>
    </form>
  );
}
