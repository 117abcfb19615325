import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { cashFor, price, type Basket, type PricedBasket, type PricePolicy } from '../src/lib/pricing/calculator';

/** What the server's calculator says of random baskets; written by its own tests (`./test` runs them first and says where). */
const vectors = process.env.BOOKEND_VECTORS;

test('agrees with the server on 100,000 baskets', async () => {
  expect(vectors, './test names the file of vectors').toBeTruthy();
  let [seen, charged, tipped] = [0, 0, 0];
  for await (const line of createInterface({ input: createReadStream(vectors!) })) {
    const v = JSON.parse(line) as { basket: Basket; policy: PricePolicy; priced: PricedBasket; cash: number };
    const priced = price(v.basket, v.policy);
    const gross = priced.lines.reduce((a, l) => a + l.gross, 0) + (priced.service?.gross ?? 0);
    charged += priced.service?.gross ? 1 : 0;
    tipped += priced.gratuity.some((part) => part > 0) ? 1 : 0;
    if (JSON.stringify(priced) !== JSON.stringify(v.priced) || cashFor(gross, v.policy) !== v.cash) {
      expect({ vector: seen, basket: v.basket, policy: v.policy, priced }).toEqual({ vector: seen, basket: v.basket, policy: v.policy, priced: v.priced });
    }

    seen++;
  }

  expect(seen).toBe(100_000);
  expect(Math.min(charged, tipped), 'service charges and gratuities are among them').toBeGreaterThan(10_000);
}, 120_000);
