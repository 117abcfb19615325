import { ActionIcon, Button, Group, NumberInput, SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import { useProducts, useServices } from '@/app/catalogue/queries';
import type { PayRule } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { MoneyInput } from '@/lib/ui/money-input';
import { parseAmount, toDecimalText } from '@/lib/ui/money';
import classes from './pay.module.css';

type Props = { rule: PayRule; currency: string; onChange: (rule: PayRule) => void };
const percent = (ppm: number | null | undefined) => (ppm ?? 0) / 10_000;
const ppmOf = (typed: string | number) => Math.round(Number(typed) * 10_000);

/** What a rule is for, and what it gives: a share, an amount for each piece, or steps. */
export function RuleForm({ rule, currency, onChange }: Props) {
  const put = (change: Partial<PayRule>) => onChange({ ...rule, ...change });
  const gives = rule.tiers ? 'tiers' : rule.perPiece ? 'piece' : 'share';
  const give = (how: string) => {
    const none = { ppm: null, perPiece: null, tiers: null };
    if (how === 'share') put({ ...none, ppm: 400_000 });
    else if (how === 'piece') put({ ...none, perPiece: { amount: 500, currency } });
    else put({ ...none, tiers: { mode: 'retroactive', period: 'month', steps: [{ from: { amount: 0, currency }, ppm: 400_000 }, { from: { amount: 100_000, currency }, ppm: 420_000 }] } });
  };
  return (
    <div className={classes.rule} data-testid="rule-form">
      <What rule={rule} put={put} />
      <SegmentedControl fullWidth value={gives} onChange={give} aria-label="What it gives" data={[{ value: 'share', label: 'A share' }, { value: 'piece', label: 'Per piece' }, { value: 'tiers', label: 'Steps' }]} data-testid="rule-gives" />
      {gives === 'share' && <NumberInput label="Percent" min={0} max={100} decimalScale={4} value={percent(rule.ppm)} onChange={(v) => put({ ppm: ppmOf(v) })} data-testid="rule-percent" />}
      {gives === 'piece' && <Piece rule={rule} currency={currency} put={put} />}
      {gives === 'tiers' && <Steps rule={rule} currency={currency} put={put} />}
      <div className={classes.fields}>
        {gives !== 'piece' && <Select label="Of the price" allowDeselect={false} value={rule.of ?? 'net'} onChange={(v) => put({ of: v as PayRule['of'] })}
          data={[{ value: 'net', label: 'without tax, after discounts' }, { value: 'gross', label: 'with tax, after discounts' }, { value: 'list', label: 'before discounts' }]} />}
        <NumberInput label="Percent of it to who helped" min={0} max={100} value={percent(rule.assistantPpm)} onChange={(v) => put({ assistantPpm: ppmOf(v) })} />
      </div>
    </div>
  );
}

function What({ rule, put }: { rule: PayRule; put: (change: Partial<PayRule>) => void }) {
  const services = useServices();
  const products = useProducts('');
  const items = rule.kind === 'service' ? services.data ?? [] : rule.kind === 'product' ? products.data ?? [] : [];
  const categories = [...new Set(rule.kind === 'service' ? (services.data ?? []).map((s) => s.category) : (products.data ?? []).map((p) => p.brand))].filter((c) => c !== null);
  const choose = (kind: string | null) => put({ kind: kind === 'upsell' ? 'product' : kind === 'all' ? null : (kind as PayRule['kind']), upsell: kind === 'upsell', itemId: null, category: null });
  return (
    <div className={classes.fields}>
      <Select label="For" allowDeselect={false} value={rule.upsell ? 'upsell' : rule.kind ?? 'all'} onChange={choose} data-testid="rule-for" data={[
        { value: 'all', label: 'everything' }, { value: 'service', label: 'services' }, { value: 'product', label: 'products' }, { value: 'upsell', label: 'products beside a service' },
        { value: 'custom', label: 'what is typed in' }, { value: 'package', label: 'packages' }, { value: 'membership', label: 'memberships' }, { value: 'giftCard', label: 'gift cards' },
      ]} />
      {(rule.kind === 'service' || rule.kind === 'product') && (
        <>
          <Select label={rule.kind === 'service' ? 'Category' : 'Brand'} placeholder="all" clearable value={rule.category ?? null} onChange={(category) => put({ category, itemId: null })} data={categories} />
          <Select label={rule.kind === 'service' ? 'One service' : 'One product'} placeholder="all" clearable searchable value={rule.itemId ?? null} onChange={(itemId) => put({ itemId, category: null })} data={items.map((i) => ({ value: i.id, label: i.name }))} />
        </>
      )}
    </div>
  );
}

function Piece({ rule, currency, put }: { rule: PayRule; currency: string; put: (change: Partial<PayRule>) => void }) {
  const [typed, setTyped] = useState(toDecimalText(rule.perPiece?.amount ?? 0, currency));
  return <MoneyInput label="For each piece" currency={currency} value={typed} onChange={(text) => {
    setTyped(text);
    const amount = parseAmount(text, currency);
    if (amount !== null) put({ perPiece: { amount, currency } });
  }} />;
}

function Steps({ rule, currency, put }: { rule: PayRule; currency: string; put: (change: Partial<PayRule>) => void }) {
  const tiers = rule.tiers!;
  const steps = (next: typeof tiers.steps) => put({ tiers: { ...tiers, steps: next } });
  return (
    <div className={classes.steps}>
      <div className={classes.fields}>
        <Select label="Counted over the" allowDeselect={false} value={tiers.period} onChange={(v) => put({ tiers: { ...tiers, period: v as typeof tiers.period } })} data={[{ value: 'day', label: 'day' }, { value: 'week', label: 'week' }, { value: 'month', label: 'month' }]} />
        <Select label="A step that is reached counts" allowDeselect={false} value={tiers.mode} onChange={(v) => put({ tiers: { ...tiers, mode: v as typeof tiers.mode } })} data-testid="rule-mode"
          data={[{ value: 'retroactive', label: 'for all of it, from the first sale on' }, { value: 'marginal', label: 'only for what is above it' }]} />
      </div>
      {tiers.steps.map((step, i) => (
        <div key={i} className={classes.step}>
          {i === 0 ? <span style={{ alignSelf: 'center' }}>From the first sale</span> : <StepFrom amount={step.from.amount} currency={currency} onChange={(amount) => steps(tiers.steps.map((s, at) => (at === i ? { ...s, from: { amount, currency } } : s)))} />}
          <NumberInput aria-label="Percent" min={0} max={100} decimalScale={4} suffix=" %" value={percent(step.ppm)} onChange={(v) => steps(tiers.steps.map((s, at) => (at === i ? { ...s, ppm: ppmOf(v) } : s)))} />
          {i > 0 ? <ActionIcon size={44} variant="subtle" color="gray" aria-label="Remove this step" onClick={() => steps(tiers.steps.filter((_, at) => at !== i))}><Icon name="close" /></ActionIcon> : <span />}
        </div>
      ))}
      <Group><Button type="button" variant="subtle" leftSection={<Icon name="plus" />} data-testid="step-add"
        onClick={() => { const last = tiers.steps.at(-1)!; steps([...tiers.steps, { from: { amount: last.from.amount + 50_000, currency }, ppm: Math.min(last.ppm + 20_000, 1_000_000) }]); }}>Another step</Button></Group>
    </div>
  );
}

function StepFrom({ amount, currency, onChange }: { amount: number; currency: string; onChange: (amount: number) => void }) {
  const [typed, setTyped] = useState(toDecimalText(amount, currency));
  return <MoneyInput aria-label="From" currency={currency} value={typed} onChange={(text) => {
    setTyped(text);
    const next = parseAmount(text, currency);
    if (next !== null) onChange(next);
  }} />;
}
