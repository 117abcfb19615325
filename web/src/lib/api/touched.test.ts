import { describe, expect, it } from 'vitest';
import { touchedBy } from './touched';

const facts = Object.keys(import.meta.glob('../../../../tests/House.Tests/Facts/*.json')).map((file) => file.replace(/^.*\/|\.v\d+\.json$/g, ''));

describe('what a fact makes stale', () => {
  it('is known for every fact of the product', () => {
    expect(facts.length).toBeGreaterThan(20);
    expect(facts.filter((type) => touchedBy({ type, subject: 'x' }).length === 0)).toEqual([]);
  });
  it('names the one thing where it can', () => expect(touchedBy({ type: 'client.changed', subject: 'clients/cli_1' })).toContainEqual(['client', 'cli_1']));
});
