import { beforeAll, describe, expect, it } from 'vitest';
import { setLocale } from '@/lib/ui/money';
import { codeOf, freshCode, prepaidInWords, rewardInWords, ruleInWords, signed, tiersInWords } from './words';

const nameOf = (id: string) => ({ svc_1: 'Cut', svc_2: 'Facial' })[id] ?? '?';

describe('points in words', () => {
  beforeAll(() => setLocale('en-IE'));

  it('says what a rule gives and for what', () => {
    const spend = { code: 'spend', kind: 'spend' as const, name: '', points: 1, perAmount: { amount: 100, currency: 'EUR' } };
    expect(ruleInWords(spend, nameOf)).toBe('1 point for every €1.00 spent');
    expect(ruleInWords({ ...spend, items: { kinds: ['product'], itemIds: ['svc_1'] }, minimum: { amount: 5000, currency: 'EUR' } }, nameOf)).toBe('1 point for every €1.00 spent on products and Cut, from €50.00');
    expect(ruleInWords({ ...spend, kind: 'visit', points: 5, items: { kinds: ['service'] } }, nameOf)).toBe('5 points for coming, with services');
  });

  it('says what a reward costs', () => {
    expect(rewardInWords({ code: 'A', kind: 'item', name: '', points: 90, items: { itemIds: ['svc_1', 'svc_2'] } }, nameOf)).toBe('one of Cut and Facial for nothing, for 90 points');
    expect(rewardInWords({ code: 'A', kind: 'amount', name: '', points: 200, amount: { amount: 1000, currency: 'EUR' } }, nameOf)).toBe('€10.00 off, for 200 points');
  });

  it('reads tiers from the lowest', () => {
    const tiers = [{ code: 'g', name: 'Gold', from: 600, multiplierPpm: 1_250_000 }, { code: 's', name: 'Silver', from: 250, multiplierPpm: 1_000_000 }];
    expect(tiersInWords({ rules: [], tiers: { measure: 'points', months: 12, tiers } }, 'EUR')).toBe('Silver from 250 and Gold from 600 (1.25 times the points), by what was earned within 12 months');
  });

  it('says what nobody has chosen', () => {
    expect(prepaidInWords({ rules: [], triggers: [{ kind: 'membership', trigger: 'perSession' }] })).toBe('Packages earn when they are sold, memberships with each session, gift cards never');
  });

  it('makes codes', () => {
    expect(codeOf('Eine Maniküre, gratis!')).toBe('EINE-MANIKURE-GRATIS');
    expect(freshCode('spend', ['spend', 'spend2'])).toBe('spend3');
    expect(signed(-5)).toBe('−5');
  });
});
