import type { EarnRule, EarnTrigger, LineKind, PointsMove, PointsReward, PointsTerms, Things } from '@/lib/api/types';
import { currentLocale, formatMoney, formatPpm } from '@/lib/ui/money';

export type Names = (id: string) => string;

export const count = (points: number) => new Intl.NumberFormat(currentLocale()).format(points);
export const pointsWords = (points: number) => `${count(points)} ${Math.abs(points) === 1 ? 'point' : 'points'}`;
export const signed = (points: number) => (points > 0 ? `+${count(points)}` : count(points).replace('-', '−'));

export const kindWords: Record<LineKind, string> = {
  service: 'services', product: 'products', custom: 'what is typed in', package: 'packages', membership: 'memberships', giftCard: 'gift cards', credit: 'top-ups', fee: 'fees', serviceCharge: 'service charges',
};

export const triggerWords: Record<EarnTrigger, string> = { completion: 'when they are sold', payment: 'as soon as they are paid', perSession: 'with each session', never: 'never' };

const list = (words: string[]) => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`);

export function thingsInWords(things: Things | null | undefined, nameOf: Names): string | null {
  const words = [...(things?.kinds ?? []).map((k) => kindWords[k]), ...(things?.categories ?? []), ...(things?.itemIds ?? []).map(nameOf)];
  return words.length === 0 ? null : words.length > 4 ? `${words.slice(0, 3).join(', ')} and ${words.length - 3} more` : list(words);
}

/** A rule as the owner would say it. */
export function ruleInWords(r: EarnRule, nameOf: Names): string {
  const what = thingsInWords(r.items, nameOf);
  const from = r.minimum ? `, from ${formatMoney(r.minimum)}` : '';
  const points = pointsWords(r.points);
  switch (r.kind) {
    case 'spend':
      return `${points} for every ${r.perAmount ? formatMoney(r.perAmount) : '…'}${what ? ` spent on ${what}` : ' spent'}${from}`;
    case 'visit':
      return `${points} for coming${what ? `, with ${what}` : ''}${from}`;
    case 'item':
      return `${points} for each of ${what ?? 'everything'}${from}`;
    case 'birthday':
      return `${points} once a year, ${r.days ?? 7} days around the birthday${from}`;
    case 'signUp':
      return `${points} with the first sale, or for joining${from}`;
  }
}

export function rewardInWords(r: PointsReward, nameOf: Names): string {
  const what = thingsInWords(r.items, nameOf);
  const gives = r.kind === 'amount' ? `${r.amount ? formatMoney(r.amount) : '…'} off` : r.kind === 'percent' ? `${formatPpm(r.percentPpm ?? 0)} off` : `one of ${what ?? '…'} for nothing`;
  return `${gives}${r.kind !== 'item' && what ? ` ${what}` : ''}, for ${pointsWords(r.points)}${r.minimum ? `, from ${formatMoney(r.minimum)}` : ''}`;
}

const times = (ppm: number) => new Intl.NumberFormat(currentLocale(), { maximumFractionDigits: 2 }).format(ppm / 1_000_000);

export function tiersInWords(t: PointsTerms, currency: string): string | null {
  if (!t.tiers?.tiers.length) return null;
  const from = (amount: number) => (t.tiers!.measure === 'points' ? count(amount) : formatMoney({ amount, currency }));
  const steps = [...t.tiers.tiers].sort((a, b) => a.from - b.from).map((x) => `${x.name} from ${from(x.from)}${x.multiplierPpm > 1_000_000 ? ` (${times(x.multiplierPpm)} times the points)` : ''}`);
  return `${list(steps)}, by what was ${t.tiers.measure === 'points' ? 'earned' : 'spent'} within ${t.tiers.months} months`;
}

export const valueInWords = (t: PointsTerms) => (t.value ? `${pointsWords(t.value.points)} pay ${formatMoney(t.value.amount)}` : null);

export function prepaidInWords(t: PointsTerms): string {
  const of = (kind: LineKind) => t.triggers?.find((x) => x.kind === kind)?.trigger ?? (['giftCard', 'credit', 'fee'].includes(kind) ? 'never' : 'completion');
  return `Packages earn ${triggerWords[of('package')]}, memberships ${triggerWords[of('membership')]}, gift cards ${triggerWords[of('giftCard')]}`;
}

export function limitsInWords(t: PointsTerms): string | null {
  const caps = [[t.caps?.perOrder, 'a sale'], [t.caps?.perDay, 'a day'], [t.caps?.perMonth, 'a month']].filter(([n]) => n != null).map(([n, per]) => `${count(n as number)} ${per}`);
  return caps.length > 0 ? `At most ${list(caps as string[])}` : null;
}

export const expiryInWords = (t: PointsTerms) => (t.expireMonths ? `Points can be used for ${t.expireMonths} months` : 'Points never expire');

/** The whole programme in a few lines. */
export const termsInWords = (t: PointsTerms, nameOf: Names, currency: string): string[] => [
  ...t.rules.map((r) => ruleInWords(r, nameOf)),
  ...(t.rewards ?? []).map((r) => `${r.name}: ${rewardInWords(r, nameOf)}`),
  ...[
    tiersInWords(t, currency), valueInWords(t), prepaidInWords(t), limitsInWords(t), thingsInWords(t.excluded, nameOf) && `Nothing for ${thingsInWords(t.excluded, nameOf)}`,
    t.referral ? `${pointsWords(t.referral.referrerPoints)} for who brings a friend, ${count(t.referral.friendPoints)} for the friend` : null,
    t.joinFirst ? 'Only for clients who have joined' : null, expiryInWords(t),
  ].filter((w) => w !== null && w !== undefined),
];

export const moveWords: Record<string, string> = {
  completed: 'Sale', claimed: 'Sale, named later', paid: 'Payment', refunded: 'Refund', joined: 'Joined', referred: 'Brought a friend', spent: 'Used', adjusted: 'By hand', opened: 'Taken over',
  expired: 'Expired',
};
export const moveIs = (move: PointsMove) => moveWords[move.kind] ?? move.kind;

/** Short and stable: the books name the rule by it. */
export function freshCode(base: string, taken: string[]): string {
  let code = base;
  for (let n = 2; taken.includes(code); n++) code = `${base}${n}`;
  return code;
}
export const ruleBase: Record<EarnRule['kind'], string> = { spend: 'spend', visit: 'visit', item: 'item', birthday: 'birthday', signUp: 'welcome' };
/** A code of letters, digits and dashes out of a name: "A free cut" → "A-FREE-CUT". */
export const codeOf = (name: string) => name.normalize('NFD').replace(/[^\w\s-]/g, '').trim().replace(/[\s_]+/g, '-').toUpperCase().slice(0, 20).replace(/-+$/, '');
