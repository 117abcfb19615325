import { ActionIcon, Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '@/app/session/queries';
import type { CommissionPlan, CommissionTerms, PayRule } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { MoneyInput } from '@/lib/ui/money-input';
import { parseAmount, toDecimalText } from '@/lib/ui/money';
import { Failure } from '@/lib/ui/parts';
import { toast } from '@/lib/ui/toast';
import classes from './pay.module.css';
import { useItemNames } from './plans';
import { ruleInWords } from './plan-words';
import { useSavePlan } from './queries';
import { RuleForm } from './rule-form';
import { Trial } from './trial';

const first: PayRule[] = [
  { kind: 'service', of: 'net', ppm: 400_000 },
  { kind: 'product', of: 'net', ppm: 100_000 },
];

/** A new plan, or the next version of one. It reads back in words what it says, and can be tried on past sales before it counts. */
export function PlanForm({ plan, terms: start, onDone }: { plan?: CommissionPlan; terms?: CommissionTerms; onDone: () => void }) {
  const { business } = useSession();
  const nameOf = useItemNames();
  const save = useSavePlan();
  const currency = start?.currency ?? business.currency;
  const [name, setName] = useState(plan?.name ?? '');
  const [from, setFrom] = useState('');
  const [rules, setRules] = useState<PayRule[]>(start?.rules ?? first);
  const [open, setOpen] = useState<number | null>(null);
  const [least, setLeast] = useState(start?.guarantee ? toDecimalText(start.guarantee.amount.amount, currency) : '');
  const [period, setPeriod] = useState(start?.guarantee?.period ?? 'week');
  const amount = parseAmount(least, currency);
  const terms: CommissionTerms = { currency, rules, guarantee: amount ? { amount: { amount, currency }, period } : null };
  return (
    <form className={classes.rule} data-testid="plan-form" onSubmit={(event) => {
      event.preventDefault();
      void save.run({ id: plan?.id, name: name.trim(), from: from || null, terms }).then((done) => {
        if (!done) return;
        toast(from ? 'Saved. It counts from that day on.' : 'Saved. It counts from now on.');
        onDone();
      });
    }}>
      {!plan && <TextInput label="Name" placeholder="Stylists" required value={name} onChange={(e) => setName(e.target.value)} data-testid="plan-name" />}
      <div className="rows" style={{ border: '1px solid var(--line)', borderRadius: 10 }}>
        {rules.map((rule, i) => (
          <div key={i}>
            <div className="row" style={{ cursor: 'default' }}>
              <button type="button" className="grow plain" style={{ textAlign: 'left', minHeight: 44 }} aria-expanded={open === i} onClick={() => setOpen(open === i ? null : i)} data-testid={`rule-${i}`}>{ruleInWords(rule, nameOf)}</button>
              {rules.length > 1 && <ActionIcon size={44} variant="subtle" color="gray" aria-label="Remove this rule" onClick={() => { setRules(rules.filter((_, at) => at !== i)); setOpen(null); }}><Icon name="trash" /></ActionIcon>}
            </div>
            {open === i && <RuleForm rule={rule} currency={currency} onChange={(next) => setRules(rules.map((r, at) => (at === i ? next : r)))} />}
          </div>
        ))}
      </div>
      <Group><Button type="button" variant="default" leftSection={<Icon name="plus" />} onClick={() => { setRules([...rules, { kind: 'product', upsell: true, of: 'net', ppm: 150_000 }]); setOpen(rules.length); }} data-testid="rule-add">Another rule</Button></Group>
      <p className="quiet" style={{ margin: 0 }}>Of several rules that fit a line, the closest counts: a service or product by name, then its category, then its kind.</p>
      <div className={classes.fields}>
        <MoneyInput label="At least (nothing: no guarantee)" currency={currency} value={least} onChange={setLeast} data-testid="plan-least" />
        <Select label="in every" allowDeselect={false} value={period} onChange={(v) => setPeriod(v as 'day' | 'week' | 'month')} data={[{ value: 'day', label: 'day of work' }, { value: 'week', label: 'week' }, { value: 'month', label: 'month' }]} />
        <TextInput type="date" label="From (empty: today)" value={from} onChange={(e) => setFrom(e.target.value)} data-testid="plan-from" />
      </div>
      {plan && <Trial planId={plan.id} terms={terms} />}
      <Failure of={save} />
      <Stack gap="xs"><Group><Button type="submit" loading={save.busy} disabled={!plan && !name.trim()} data-testid="plan-save">{plan ? 'Save as the next version' : 'Save'}</Button><Button variant="default" onClick={onDone}>Cancel</Button></Group></Stack>
    </form>
  );
}
