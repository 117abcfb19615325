import { describe, expect, it } from 'vitest';
import { cashSuggestions, formatMoney, minorDigits, parseAmount, shareOf, toDecimalText } from './money';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('money', () => {
  it('knows the minor digits of a currency', () => {
    expect([minorDigits('JPY'), minorDigits('EUR'), minorDigits('KWD')]).toEqual([0, 2, 3]);
  });
  it.each([
    [1250, 'EUR', '12.50'], [5, 'EUR', '0.05'], [-5, 'EUR', '-0.05'], [1250, 'JPY', '1250'], [1250, 'KWD', '1.250'], [0, 'KWD', '0.000'],
  ])('writes %i %s as %s', (amount, currency, text) => expect(toDecimalText(amount, currency)).toBe(text));
  it.each([
    [1250, 'EUR', 'de-DE', '12,50 €'], [1250, 'JPY', 'en-US', '¥1,250'], [1250, 'KWD', 'en-US', 'KWD 1.250'], [-999, 'EUR', 'en-IE', '-€9.99'],
  ])('formats %i %s for %s', (amount, currency, locale, text) => expect(plain(formatMoney({ amount, currency }, locale))).toBe(text));
  it('keeps every digit of large amounts', () => {
    expect(formatMoney({ amount: 9007199254740991, currency: 'EUR' }, 'en-IE')).toBe('€90,071,992,547,409.91');
  });
  it.each([
    ['12,5', 'EUR', 1250], ['12.50', 'EUR', 1250], ['12', 'EUR', 1200], ['12.', 'EUR', 1200], ['1 200,00', 'EUR', 120000], ['12.505', 'EUR', null], ['12', 'JPY', 12],
    ['12.5', 'JPY', null], ['1.25', 'KWD', 1250], ['', 'EUR', null], ['abc', 'EUR', null], ['-3', 'EUR', -300],
  ])('reads "%s" in %s as %s', (typed, currency, amount) => expect(parseAmount(typed, currency)).toBe(amount));
  it('suggests what a guest hands over', () => {
    expect(cashSuggestions(4370, 'EUR')).toEqual([4370, 4400, 4500, 5000]);
    expect(cashSuggestions(5000, 'EUR')).toEqual([5000, 6000, 10000, 20000]);
    expect(cashSuggestions(37, 'JPY', 3)).toEqual([37, 40, 50]);
  });
  it('suggests tips in whole minor units', () => expect(shareOf(4550, 100_000)).toBe(455));
});
