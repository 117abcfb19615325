/**
 * The server's calculator (src/Modules/Pricing/Calculator.cs) once more, for figures that must not wait for the network. Amounts are whole minor
 * units. Both are held against the same 100,000 baskets by the tests; the server's word is final.
 */
export type RoundingMode = 'halfUp' | 'halfEven';

export interface PricePolicy {
  taxIncluded: boolean;
  taxPer: 'line' | 'rate';
  rounding: RoundingMode;
  cashStep: number;
}

export interface Discount {
  percentPpm?: number | null;
  amount?: number | null;
}

export interface BasketLine {
  quantity: number;
  unitPrice: number;
  taxes: { id: string; ppm: number }[];
  discount?: Discount | null;
  /** What promotions take off first. */
  offer?: number;
  /** Neither its own discount nor the order's touches it. */
  fixed?: boolean;
  /** A service charge and an automatic gratuity are worked out on it. */
  bears?: boolean;
}

/** A share of the lines that bear it; a part of a split order begins with its part of what the whole was charged. */
export interface Added {
  ppm: number;
  agreed: number;
  agreedOn: number;
}

export interface Basket {
  lines: BasketLine[];
  discount?: Discount | null;
  service?: Added | null;
  serviceTaxes?: { id: string; ppm: number }[] | null;
  gratuity?: Added | null;
}

export interface PricedLine {
  list: number;
  offer: number;
  own: number;
  share: number;
  net: number;
  taxes: number[];
  gross: number;
}

export interface PricedBasket {
  lines: PricedLine[];
  service: PricedLine | null;
  /** Each line's part. */
  gratuity: number[];
}

const MILLION = 1_000_000;

export function price(basket: Basket, policy: PricePolicy): PricedBasket {
  const list = basket.lines.map((l) => l.quantity * l.unitPrice);
  const offers = basket.lines.map((l, i) => Math.min(Math.max(l.offer ?? 0, 0), Math.max(list[i]!, 0)));
  const own = basket.lines.map((l, i) => (l.fixed ? 0 : off(l.discount, list[i]! - offers[i]!, policy.rounding)));
  const left = list.map((price, i) => price - offers[i]! - own[i]!);
  const shares = spread(basket.discount, left.map((price, i) => (basket.lines[i]!.fixed ? 0 : price)), policy.rounding);
  const due = left.map((price, i) => price - shares[i]!);
  const bases = due.map((price, i) => (basket.lines[i]!.bears ? price : 0));
  const gratuity = shared(added(basket.gratuity, bases, policy.rounding), bases);
  const charge = added(basket.service, bases, policy.rounding);
  const lines = basket.service ? [...basket.lines, { quantity: 1, unitPrice: charge, taxes: basket.serviceTaxes ?? [] }] : basket.lines;
  const all = basket.service ? [...due, charge] : due;
  const taxes = policy.taxPer === 'line' ? perLine(lines, all, policy) : perRate(lines, all, policy);
  const priced = all.map((price, i) => {
    const tax = sum(taxes[i]!);
    const net = policy.taxIncluded ? price - tax : price;
    return { list: list[i] ?? price, offer: offers[i] ?? 0, own: own[i] ?? 0, share: shares[i] ?? 0, net, taxes: taxes[i]!, gross: net + tax };
  });
  return { lines: priced.slice(0, list.length), service: priced[list.length] ?? null, gratuity };
}

/** A service charge or gratuity; none on nothing. */
function added(of: Added | null | undefined, bases: number[], mode: RoundingMode): number {
  const on = Math.max(sum(bases), 0);
  return of && on > 0 ? Math.max(of.agreed + mulDiv(on - of.agreedOn, of.ppm, MILLION, mode), 0) : 0;
}

function shared(amount: number, bases: number[]): number[] {
  return amount === 0 ? bases.map(() => 0) : allocate(amount, bases.map((b) => Math.max(b, 0)));
}

/** What cash has to be for an amount due. */
export function cashFor(due: number, policy: PricePolicy): number {
  return policy.cashStep <= 1 ? due : mulDiv(due, 1, policy.cashStep, policy.rounding) * policy.cashStep;
}

/** amount × numerator ÷ denominator, rounded once. The product may not fit a double, so it is made of big integers. */
export function mulDiv(amount: number, numerator: number, denominator: number, mode: RoundingMode): number {
  const product = BigInt(amount) * BigInt(numerator);
  const by = BigInt(denominator);
  const quotient = product / by;
  const rest = product % by;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  const up = twice > by || (twice === by && (mode === 'halfUp' || quotient % 2n !== 0n));
  return Number(up ? quotient + (product < 0n ? -1n : 1n) : quotient);
}

/** Splits a total over weights; the largest remainders get the odd units, ties go to the earlier part. */
export function allocate(total: number, weights: number[]): number[] {
  const all = weights.reduce((a, w) => a + BigInt(w), 0n);
  const whole = BigInt(Math.abs(total));
  const shares = weights.map((w) => whole * BigInt(w));
  const parts = shares.map((s) => Number(s / all));
  const odd = Math.abs(total) - sum(parts);
  const order = shares.map((s, i) => ({ rest: s % all, i })).sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1));
  for (let k = 0; k < odd; k++) {
    parts[order[k]!.i]! += 1;
  }

  return total < 0 ? parts.map((p) => (p === 0 ? 0 : -p)) : parts;
}

function off(discount: Discount | null | undefined, price: number, mode: RoundingMode): number {
  if (!discount || price <= 0) {
    return 0;
  }

  return discount.percentPpm != null ? mulDiv(price, discount.percentPpm, MILLION, mode) : Math.min(discount.amount ?? 0, price);
}

function spread(discount: Discount | null | undefined, prices: number[], mode: RoundingMode): number[] {
  const weights = prices.map((p) => Math.max(p, 0));
  const amount = off(discount, sum(weights), mode);
  return amount === 0 ? prices.map(() => 0) : allocate(amount, weights);
}

function perLine(lines: BasketLine[], prices: number[], policy: PricePolicy): number[][] {
  return lines.map((line, i) => line.taxes.map((t) => mulDiv(prices[i]!, t.ppm, divisor(line, policy), policy.rounding)));
}

/** Rounds once per tax over all lines that bear it, then gives the lines their parts. */
function perRate(lines: BasketLine[], prices: number[], policy: PricePolicy): number[][] {
  const taxes = lines.map((l) => l.taxes.map(() => 0));
  const buckets = new Map<string, { line: number; tax: number }[]>();
  lines.forEach((line, i) =>
    line.taxes.forEach((t, k) => {
      const key = `${t.id} ${t.ppm} ${divisor(line, policy)}`;
      buckets.set(key, [...(buckets.get(key) ?? []), { line: i, tax: k }]);
    }),
  );
  for (const cells of buckets.values()) {
    const first = lines[cells[0]!.line]!;
    const parts = partsOf(cells.map((c) => prices[c.line]!), first.taxes[cells[0]!.tax]!.ppm, divisor(first, policy), policy.rounding);
    cells.forEach((c, k) => (taxes[c.line]![c.tax] = parts[k]!));
  }

  return taxes;
}

function partsOf(bases: number[], ppm: number, by: number, mode: RoundingMode): number[] {
  const total = mulDiv(sum(bases), ppm, by, mode);
  const d = BigInt(by);
  const exact = bases.map((base, i) => {
    const product = BigInt(base) * BigInt(ppm);
    let quotient = product / d;
    let rest = product % d;
    if (rest < 0n) {
      quotient -= 1n;
      rest += d;
    }

    return { part: Number(quotient), rest, i };
  });
  const parts = exact.map((e) => e.part);
  const odd = total - sum(parts);
  const order = [...exact].sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1));
  for (let k = 0; k < odd; k++) {
    parts[order[k]!.i]! += 1;
  }

  return parts;
}

function divisor(line: BasketLine, policy: PricePolicy): number {
  return policy.taxIncluded ? MILLION + sum(line.taxes.map((t) => t.ppm)) : MILLION;
}

function sum(amounts: number[]): number {
  return amounts.reduce((a, b) => a + b, 0);
}
