import { ActionIcon, Button, Group, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import type { PointsTerms } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { MoneyField } from './fields';
import classes from './loyalty.module.css';
import { freshCode } from './words';

type Plan = NonNullable<PointsTerms['tiers']>;
type Props = { plan: Plan | null | undefined; currency: string; onChange: (plan: Plan | null) => void };

/** Steps that are reached by what was earned or spent, and multiply points. */
export function TierForm({ plan, currency, onChange }: Props) {
  const add = () => {
    const tiers = plan?.tiers ?? [];
    const last = Math.max(0, ...tiers.map((t) => t.from));
    const tier = { code: freshCode('step', tiers.map((t) => t.code)), name: ['Silver', 'Gold', 'Platinum'][tiers.length] ?? '', from: last === 0 ? 250 : last * 2, multiplierPpm: 1_100_000 };
    onChange({ measure: plan?.measure ?? 'points', months: plan?.months ?? 12, tiers: [...tiers, tier] });
  };
  const put = (i: number, change: Partial<Plan['tiers'][number]>) => onChange({ ...plan!, tiers: plan!.tiers.map((t, at) => (at === i ? { ...t, ...change } : t)) });
  const remove = (i: number) => onChange(plan!.tiers.length === 1 ? null : { ...plan!, tiers: plan!.tiers.filter((_, at) => at !== i) });
  return (
    <>
      {plan && (
        <div className={classes.fields}>
          <SegmentedControl value={plan.measure} onChange={(v) => onChange({ ...plan, measure: v as Plan['measure'] })} aria-label="What counts" data={[{ value: 'points', label: 'Points earned' }, { value: 'spend', label: 'Money spent' }]} />
          <NumberInput label="within so many months" min={1} max={60} allowDecimal={false} value={plan.months} onChange={(v) => onChange({ ...plan, months: Number(v) || 12 })} />
        </div>
      )}
      {plan?.tiers.map((t, i) => (
        <div key={t.code} className={classes.tier} data-testid={`tier-${i}`}>
          <TextInput label="Tier" required value={t.name} onChange={(e) => put(i, { name: e.target.value })} />
          {plan.measure === 'points'
            ? <NumberInput label="from points" min={1} allowDecimal={false} value={t.from} onChange={(v) => put(i, { from: Number(v) || 1 })} />
            : <MoneyField label="from" required money={{ amount: t.from, currency }} currency={currency} onChange={(m) => put(i, { from: m?.amount ?? 0 })} />}
          <NumberInput label="times the points" min={1} max={10} step={0.05} decimalScale={2} value={t.multiplierPpm / 1_000_000} onChange={(v) => put(i, { multiplierPpm: Math.round(Number(v) * 1_000_000) })} />
          <ActionIcon variant="subtle" color="gray" size={44} aria-label={`Remove ${t.name || 'this tier'}`} onClick={() => remove(i)}><Icon name="trash" size={18} /></ActionIcon>
        </div>
      ))}
      <Group><Button type="button" variant="default" leftSection={<Icon name="plus" />} onClick={add} data-testid="tier-add">{plan ? 'Another tier' : 'Have tiers'}</Button></Group>
    </>
  );
}
