import type { Money } from '@/lib/api/types';

let locale: string | undefined;
/** The business's locale, set once the session is known. */
export const setLocale = (value: string) => {
  locale = value;
};
export const currentLocale = () => locale;

const digitsByCurrency = new Map<string, number>();
/** Minor digits of a currency: EUR 2, JPY 0, KWD 3. */
export function minorDigits(currency: string): number {
  let digits = digitsByCurrency.get(currency);
  if (digits === undefined) {
    digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    digitsByCurrency.set(currency, digits);
  }
  return digits;
}

/** Minor units as a plain decimal text, "1250" → "12.50", without going through a float. */
export function toDecimalText(amount: number, currency: string): string {
  const digits = minorDigits(currency);
  const sign = amount < 0 ? '-' : '';
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** What a person typed, in minor units; null when it is no amount. Both "12,50" and "12.50" are accepted. */
export function parseAmount(typed: string, currency: string): number | null {
  const digits = minorDigits(currency);
  const match = /^(-?)(\d{1,10})(?:[.,](\d*))?$/.exec(typed.replace(/[\s\u00a0']/g, ''));
  if (!match) return null;
  const fraction = match[3] ?? '';
  if (fraction.length > digits) return null;
  const amount = Number(match[2]! + fraction.padEnd(digits, '0'));
  return match[1] ? -amount : amount;
}

export function formatMoney(money: Money, inLocale: string | undefined = locale): string {
  const format = new Intl.NumberFormat(inLocale, { style: 'currency', currency: money.currency });
  // A decimal string keeps every digit; a float would not beyond 2^53 minor units.
  return format.format(toDecimalText(money.amount, money.currency) as unknown as number);
}

export const zero = (currency: string): Money => ({ amount: 0, currency });
export const plus = (a: Money, b: Money): Money => ({ amount: a.amount + b.amount, currency: a.currency });

/** "19 %" of parts per million. */
export const formatPpm = (ppm: number) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 3 }).format(ppm / 1_000_000);

/** Share of an amount in parts per million, rounded half up: for suggestions (tips) only; the server computes what is charged. */
export const shareOf = (amount: number, ppm: number) => Math.round((amount * ppm) / 1_000_000);

/** Notes and coins a guest is likely to hand over for an amount: the exact sum, then the next round ones. */
export function cashSuggestions(due: number, currency: string, count = 4): number[] {
  const unit = 10 ** minorDigits(currency);
  const suggestions = [due];
  for (const note of [1, 5, 10, 20, 50, 100, 200, 500]) {
    const step = note * unit;
    const next = Math.ceil(due / step) * step;
    if (next > suggestions.at(-1)!) suggestions.push(next);
  }
  return suggestions.slice(0, count);
}
