import { ActionIcon, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import type { PointsReward } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { MoneyField, ThingsField } from './fields';
import classes from './loyalty.module.css';
import { codeOf } from './words';

export const newReward = (currency: string): PointsReward => ({ code: '', kind: 'amount', name: '', points: 100, amount: { amount: 500, currency } });

/** What is sent: a reward that was given no code is called by its name. */
export const withCode = (r: PointsReward): PointsReward => ({ ...r, name: r.name.trim(), code: r.code.trim() || codeOf(r.name) });

type Props = { reward: PointsReward; index: number; currency: string; onChange: (reward: PointsReward) => void; onRemove: () => void };

export function RewardForm({ reward, index, currency, onChange, onRemove }: Props) {
  const put = (change: Partial<PointsReward>) => onChange({ ...reward, ...change });
  const choose = (kind: PointsReward['kind']) => put({
    kind, amount: kind === 'amount' ? (reward.amount ?? { amount: 500, currency }) : null, percentPpm: kind === 'percent' ? (reward.percentPpm ?? 100_000) : null,
  });
  return (
    <div className={classes.item} data-testid={`reward-${index}`}>
      <div className={classes.itemHead}>
        <TextInput flex={1} label="Name, as the receipt says it" required maxLength={80} value={reward.name} onChange={(e) => put({ name: e.target.value })} placeholder="Ten off" data-testid={`reward-${index}-name`} />
        <ActionIcon mt={26} variant="subtle" color="gray" size={44} aria-label={`Remove ${reward.name || 'this reward'}`} onClick={onRemove}><Icon name="trash" size={18} /></ActionIcon>
      </div>
      <SegmentedControl fullWidth value={reward.kind} onChange={(v) => choose(v as PointsReward['kind'])} aria-label="What it gives"
        data={[{ value: 'amount', label: 'An amount' }, { value: 'percent', label: 'Percent' }, { value: 'item', label: 'One for nothing' }]} />
      <div className={classes.fields}>
        <NumberInput label="Costs so many points" min={1} max={1_000_000} allowDecimal={false} value={reward.points} onChange={(v) => put({ points: Number(v) || 1 })} data-testid={`reward-${index}-points`} />
        {reward.kind === 'amount' && <MoneyField label="Takes off" required money={reward.amount} currency={currency} onChange={(amount) => put({ amount })} testId={`reward-${index}-amount`} />}
        {reward.kind === 'percent' && <NumberInput label="Percent off" min={0.01} max={100} value={(reward.percentPpm ?? 0) / 10_000} onChange={(v) => put({ percentPpm: Math.round(Number(v) * 10_000) })} />}
        <MoneyField label="The sale has at least" money={reward.minimum} currency={currency} onChange={(minimum) => put({ minimum })} />
        <TextInput label="Code at the till" placeholder={codeOf(reward.name) || 'TEN'} maxLength={24} value={reward.code} onChange={(e) => put({ code: e.target.value.toUpperCase() })} data-testid={`reward-${index}-code`} />
      </div>
      <ThingsField label={reward.kind === 'item' ? 'One of these' : 'Off these only'} things={reward.items} onChange={(items) => put({ items })} testId={`reward-${index}-items`} />
    </div>
  );
}
