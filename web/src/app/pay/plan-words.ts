import type { CommissionTerms, PayRule } from '@/lib/api/types';
import { formatMoney, formatPpm } from '@/lib/ui/money';

const kinds: Record<string, string> = {
  service: 'services', product: 'products', custom: 'what is typed in', package: 'packages', giftCard: 'gift cards', credit: 'credit', membership: 'memberships', fee: 'fees',
};
const values = { net: 'without tax', gross: 'with tax', list: 'before discounts' } as const;
const periods = { day: 'day', week: 'week', month: 'month' } as const;

/** What a rule is for. */
export const forWhat = (rule: PayRule, nameOf: (id: string) => string) =>
  rule.itemId ? nameOf(rule.itemId) : rule.category ? rule.category : rule.upsell ? 'products sold beside a service' : rule.kind ? kinds[rule.kind]! : 'everything';

/** A rule as an owner would say it. */
export function ruleInWords(rule: PayRule, nameOf: (id: string) => string): string {
  const what = forWhat(rule, nameOf);
  const of = values[rule.of ?? 'net'];
  const assistant = rule.assistantPpm ? `, ${formatPpm(rule.assistantPpm)} of it to who helped` : '';
  if (rule.perPiece) return `${formatMoney(rule.perPiece)} for each of ${what}${assistant}`;
  if (rule.tiers) {
    const steps = rule.tiers.steps.map((s) => (s.from.amount === 0 ? formatPpm(s.ppm) : `${formatPpm(s.ppm)} from ${formatMoney(s.from)}`)).join(', ');
    const how = rule.tiers.mode === 'retroactive' ? 'the step reached counts for all of it' : 'each part at its own step';
    return `${steps} of ${what}, ${of}, counted over the ${periods[rule.tiers.period]}: ${how}${assistant}`;
  }
  return `${formatPpm(rule.ppm ?? 0)} of ${what}, ${of}${assistant}`;
}

export const guaranteeInWords = (terms: CommissionTerms) =>
  terms.guarantee ? `At least ${formatMoney(terms.guarantee.amount)} in every ${terms.guarantee.period === 'day' ? 'day of work' : terms.guarantee.period}` : null;
