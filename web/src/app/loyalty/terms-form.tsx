import { Button, Checkbox, Group, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '@/app/session/queries';
import type { EarnTrigger, LineKind, PointsTerms } from '@/lib/api/types';
import { Icon } from '@/lib/ui/icons';
import { MoneyField, Section, ThingsField, useNames } from './fields';
import classes from './loyalty.module.css';
import { newReward, RewardForm } from './reward-form';
import { newRule, RuleForm } from './rule-form';
import { TierForm } from './tier-form';
import { expiryInWords, limitsInWords, pointsWords, prepaidInWords, ruleInWords, rewardInWords, thingsInWords, tiersInWords, triggerWords, valueInWords } from './words';

/** What a shop begins with: a point for every whole unit of money, a hundred of them worth five. */
export const firstTerms = (currency: string): PointsTerms => ({
  rules: [{ code: 'spend', kind: 'spend', name: 'A point for every 1 spent', points: 1, perAmount: { amount: 100, currency }, rounding: 'down', days: 7 }],
  value: { points: 100, amount: { amount: 500, currency } }, expireMonths: 12, noticeDays: 30, shortfall: 'owe', adjustLimit: 100, breakagePpm: 0, joinFirst: false, earnOnPoints: false,
});

const sold: LineKind[] = ['service', 'product', 'package', 'membership', 'giftCard'];
const labels: Partial<Record<LineKind, string>> = { service: 'Services earn', product: 'Products earn', package: 'Packages earn', membership: 'Memberships earn', giftCard: 'Gift cards earn' };
const perSession: LineKind[] = ['package', 'membership'];
const number = (v: string | number) => (v === '' ? null : Number(v));

type Props = { terms: PointsTerms; known: string[]; onChange: (terms: PointsTerms) => void };

/** The rules of a programme as a form: each part says what it holds, and opens. */
export function TermsForm({ terms: t, known, onChange }: Props) {
  const { currency } = useSession().business;
  const nameOf = useNames();
  const put = (change: Partial<PointsTerms>) => onChange({ ...t, ...change });
  const rewards = t.rewards ?? [];
  // A reward's code is typed, so it cannot tell rewards apart while they are edited.
  const [keys, setKeys] = useState(() => rewards.map((_, i) => i + 1));
  const codes = t.rules.map((r) => r.code);
  const of = (kind: LineKind): EarnTrigger => t.triggers?.find((x) => x.kind === kind)?.trigger ?? (kind === 'giftCard' ? 'never' : 'completion');
  const trigger = (kind: LineKind, how: EarnTrigger) => put({ triggers: [...(t.triggers ?? []).filter((x) => x.kind !== kind), { kind, trigger: how }] });
  return (
    <>
      <Section title="How points are earned" words={t.rules.map((r) => ruleInWords(r, nameOf)).join('; ')} testId="part-rules" open>
        {t.rules.map((r, i) => (
          <RuleForm key={r.code} rule={r} index={i} taken={codes.filter((_, at) => at !== i)} isNew={!known.includes(r.code)} currency={currency}
            onChange={(rule) => put({ rules: t.rules.map((x, at) => (at === i ? rule : x)) })} onRemove={t.rules.length > 1 ? () => put({ rules: t.rules.filter((_, at) => at !== i) }) : null} />
        ))}
        <Group><Button type="button" variant="default" leftSection={<Icon name="plus" />} onClick={() => put({ rules: [...t.rules, newRule([...codes, ...known], currency)] })} data-testid="rule-add">Another rule</Button></Group>
        <ThingsField label="These never earn" things={t.excluded} onChange={(excluded) => put({ excluded })} testId="terms-excluded" />
      </Section>
      <Section title="Points as money" words={valueInWords(t) ?? 'Points are not taken as money'} testId="part-value">
        <Checkbox size="md" label="Points pay at the till" checked={t.value != null} onChange={(e) => put({ value: e.target.checked ? { points: 100, amount: { amount: 500, currency } } : null })} data-testid="terms-value" />
        {t.value && (
          <div className={classes.fields}>
            <NumberInput label="So many points" min={1} allowDecimal={false} value={t.value.points} onChange={(v) => put({ value: { ...t.value!, points: Number(v) || 1 } })} data-testid="terms-value-points" />
            <MoneyField label="pay" required money={t.value.amount} currency={currency} onChange={(m) => put({ value: { ...t.value!, amount: m ?? { amount: 0, currency } } })} testId="terms-value-amount" />
          </div>
        )}
        {t.value && <Checkbox size="md" label="What is paid with points earns points again" checked={t.earnOnPoints ?? false} onChange={(e) => put({ earnOnPoints: e.target.checked })} />}
      </Section>
      <Section title="Rewards" words={rewards.length === 0 ? null : rewards.map((r) => `${r.name}: ${rewardInWords(r, nameOf)}`).join('; ')} testId="part-rewards">
        {rewards.map((r, i) => (
          <RewardForm key={keys[i]} reward={r} index={i} currency={currency} onChange={(reward) => put({ rewards: rewards.map((x, at) => (at === i ? reward : x)) })}
            onRemove={() => {
              setKeys(keys.filter((_, at) => at !== i));
              put({ rewards: rewards.filter((_, at) => at !== i) });
            }} />
        ))}
        <Group><Button type="button" variant="default" leftSection={<Icon name="plus" />} onClick={() => {
          setKeys([...keys, Math.max(0, ...keys) + 1]);
          put({ rewards: [...rewards, newReward(currency)] });
        }} data-testid="reward-add">Another reward</Button></Group>
      </Section>
      <Section title="Tiers" words={tiersInWords(t, currency)} testId="part-tiers">
        <TierForm plan={t.tiers} currency={currency} onChange={(tiers) => put({ tiers })} />
      </Section>
      <Section title="When things earn" words={prepaidInWords(t)} testId="part-triggers">
        <div className={classes.wide}>
          {sold.map((kind) => (
            <Select key={kind} label={labels[kind]} allowDeselect={false} value={of(kind)} onChange={(v) => v && trigger(kind, v as EarnTrigger)} data-testid={`trigger-${kind}`}
              data={(['completion', 'payment', ...(perSession.includes(kind) ? ['perSession' as const] : []), 'never'] as EarnTrigger[]).map((value) => ({ value, label: triggerWords[value] }))} />
          ))}
        </div>
      </Section>
      <Section title="Expiry" words={expiryInWords(t)} testId="part-expiry">
        <div className={classes.fields}>
          <NumberInput label="Months (none: never)" min={1} max={120} allowDecimal={false} value={t.expireMonths ?? ''} onChange={(v) => put({ expireMonths: number(v) })} data-testid="terms-months" />
          {t.expireMonths && <NumberInput label="She is told so many days before" min={0} max={120} allowDecimal={false} value={t.noticeDays ?? 30} onChange={(v) => put({ noticeDays: Number(v) || 0 })} />}
        </div>
      </Section>
      <Section title="Limits and small print" words={[limitsInWords(t), t.joinFirst ? 'only for who has joined' : null, t.referral ? `${pointsWords(t.referral.referrerPoints)} for a friend` : null, thingsInWords(t.excluded, nameOf) && `nothing for ${thingsInWords(t.excluded, nameOf)}`].filter(Boolean).join(', ') || 'No limits'} testId="part-limits">
        <SmallPrint terms={t} put={put} />
      </Section>
    </>
  );
}

function SmallPrint({ terms: t, put }: { terms: PointsTerms; put: (change: Partial<PointsTerms>) => void }) {
  const cap = (change: NonNullable<PointsTerms['caps']>) => put({ caps: { ...t.caps, ...change } });
  return (
    <>
      <div className={classes.fields}>
        <NumberInput label="At most points a sale" min={0} allowDecimal={false} value={t.caps?.perOrder ?? ''} onChange={(v) => cap({ perOrder: number(v) })} />
        <NumberInput label="a day" min={0} allowDecimal={false} value={t.caps?.perDay ?? ''} onChange={(v) => cap({ perDay: number(v) })} />
        <NumberInput label="a month" min={0} allowDecimal={false} value={t.caps?.perMonth ?? ''} onChange={(v) => cap({ perMonth: number(v) })} />
      </div>
      <Checkbox size="md" label="Only clients who have joined earn" checked={t.joinFirst ?? false} onChange={(e) => put({ joinFirst: e.target.checked })} data-testid="terms-join" />
      <Checkbox size="md" label="Who brings a friend is rewarded" checked={t.referral != null} onChange={(e) => put({ referral: e.target.checked ? { referrerPoints: 50, friendPoints: 25, maxPerYear: 10 } : null })} />
      {t.referral && (
        <div className={classes.fields}>
          <NumberInput label="Points for her" min={0} allowDecimal={false} value={t.referral.referrerPoints} onChange={(v) => put({ referral: { ...t.referral!, referrerPoints: Number(v) || 0 } })} />
          <NumberInput label="Points for the friend" min={1} allowDecimal={false} value={t.referral.friendPoints} onChange={(v) => put({ referral: { ...t.referral!, friendPoints: Number(v) || 1 } })} />
          <NumberInput label="Friends a year" min={1} max={1000} allowDecimal={false} value={t.referral.maxPerYear ?? 10} onChange={(v) => put({ referral: { ...t.referral!, maxPerYear: Number(v) || 1 } })} />
        </div>
      )}
      <Select label="A refund finds its points spent" allowDeselect={false} value={t.shortfall ?? 'owe'} onChange={(v) => put({ shortfall: v as PointsTerms['shortfall'] })} data={[
        { value: 'owe', label: 'Her next points fill that first' }, { value: 'reduce', label: 'Only what is left is taken back' }, { value: 'refuse', label: 'No refund until they are settled' },
      ]} />
      <div className={classes.fields}>
        <NumberInput label="The desk may give at once" min={0} allowDecimal={false} value={t.adjustLimit ?? 100} onChange={(v) => put({ adjustLimit: Number(v) || 0 })} />
        <NumberInput label="Percent never used, as expected" min={0} max={100} decimalScale={2} value={(t.breakagePpm ?? 0) / 10_000} onChange={(v) => put({ breakagePpm: Math.round(Number(v) * 10_000) })} />
      </div>
    </>
  );
}
