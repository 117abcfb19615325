import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { cashFor, price, type Basket, type PricedLine, type PricePolicy } from '../src/lib/pricing/calculator';

/** What the server's calculator says of random baskets; written by its own tests (`./test` runs them first and says where). */
const vectors = process.env.BOOKEND_VECTORS;

test('agrees with the server on 100,000 baskets', async () => {
  expect(vectors, './test names the file of vectors').toBeTruthy();
  let seen = 0;
  for await (const line of createInterface({ input: createReadStream(vectors!) })) {
    const v = JSON.parse(line) as { basket: Basket; policy: PricePolicy; lines: PricedLine[]; cash: number };
    const priced = price(v.basket, v.policy);
    if (JSON.stringify(priced) !== JSON.stringify(v.lines) || cashFor(priced.reduce((a, l) => a + l.gross, 0), v.policy) !== v.cash) {
      expect({ vector: seen, basket: v.basket, policy: v.policy, priced }).toEqual({ vector: seen, basket: v.basket, policy: v.policy, priced: v.lines });
    }

    seen++;
  }

  expect(seen).toBe(100_000);
}, 120_000);
