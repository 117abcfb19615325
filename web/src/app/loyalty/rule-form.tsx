import { ActionIcon, NumberInput, Select, TextInput } from '@mantine/core';
import type { EarnRule } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { MoneyField, ThingsField } from './fields';
import classes from './loyalty.module.css';
import { freshCode, ruleBase } from './words';

const kinds = [
  { value: 'spend', label: 'for what is spent' }, { value: 'visit', label: 'for coming' }, { value: 'item', label: 'for certain things' }, { value: 'birthday', label: 'for the birthday' },
  { value: 'signUp', label: 'for joining' },
];

export const newRule = (taken: string[], currency: string): EarnRule =>
  ({ code: freshCode(ruleBase.spend, taken), kind: 'spend', name: '', points: 1, perAmount: { amount: 100, currency }, rounding: 'down', days: 7 });

type Props = { rule: EarnRule; index: number; taken: string[]; isNew: boolean; currency: string; onChange: (rule: EarnRule) => void; onRemove: (() => void) | null };

export function RuleForm({ rule, index, taken, isNew, currency, onChange, onRemove }: Props) {
  const put = (change: Partial<EarnRule>) => onChange({ ...rule, ...change });
  const choose = (kind: EarnRule['kind']) => put({
    kind, perAmount: kind === 'spend' ? (rule.perAmount ?? { amount: 100, currency }) : null,
    // A rule that was never saved is named after what it is; one that earned already keeps its name in the books.
    code: isNew ? freshCode(ruleBase[kind], taken) : rule.code, points: rule.kind === 'spend' && kind !== 'spend' && rule.points === 1 ? 10 : rule.points,
  });
  return (
    <div className={classes.item} data-testid={`rule-${index}`}>
      <div className={classes.itemHead}>
        <TextInput flex={1} label="Name, as the receipt says it" required maxLength={80} value={rule.name} onChange={(e) => put({ name: e.target.value })} placeholder="A point for every euro" data-testid={`rule-${index}-name`} />
        {onRemove && <ActionIcon mt={26} variant="subtle" color="gray" size={44} aria-label={`Remove ${rule.name || 'this rule'}`} onClick={onRemove}><Icon name="trash" size={18} /></ActionIcon>}
      </div>
      <div className={classes.fields}>
        <Select label="Points" allowDeselect={false} value={rule.kind} onChange={(v) => v && choose(v as EarnRule['kind'])} data={kinds} data-testid={`rule-${index}-kind`} />
        <NumberInput label="How many" min={1} max={1_000_000} allowDecimal={false} value={rule.points} onChange={(v) => put({ points: Number(v) || 1 })} data-testid={`rule-${index}-points`} />
        {rule.kind === 'spend' && <MoneyField label="for every" required money={rule.perAmount} currency={currency} onChange={(perAmount) => put({ perAmount })} testId={`rule-${index}-per`} />}
        {rule.kind === 'birthday' && <NumberInput label="Days before and after" min={0} max={60} allowDecimal={false} value={rule.days ?? 7} onChange={(v) => put({ days: Number(v) || 0 })} />}
        {rule.kind !== 'signUp' && rule.kind !== 'birthday' && <MoneyField label="The sale has at least" money={rule.minimum} currency={currency} onChange={(minimum) => put({ minimum })} />}
      </div>
      {rule.kind !== 'signUp' && rule.kind !== 'birthday' && <ThingsField label="Of these only" things={rule.items} onChange={(items) => put({ items })} testId={`rule-${index}-items`} />}
    </div>
  );
}
