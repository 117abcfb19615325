import { describe, expect, it } from 'vitest';
import { touchedBy } from './touched';

describe('what a fact makes stale', () => {
  it.each([
    ['booking.moved', 'day'], ['hold.placed', 'day'], ['timeOff.entered', 'day'], ['timeOff.removed', 'availability'], ['order.refunded', 'receipt'], ['payment.unknown', 'order'],
    ['message.failed', 'messages'], ['room.changed', 'rooms'], ['till.changed', 'tills'], ['taxRate.changed', 'tax-rates'], ['business.changed', 'session'], ['member.changed', 'team'],
    ['cardOnFile.removed', 'cards'], ['autopay.declined', 'memberships'], ['booking.cancelled', 'party'], ['booking.moved', 'series'], ['visitPlan.changed', 'visit-plans'],
  ])('%s: %s', (type, query) => expect(touchedBy({ type, subject: 'x/1' })).toContainEqual([query]));
  it('names the one thing where it can', () => expect(touchedBy({ type: 'client.changed', subject: 'clients/cli_1' })).toContainEqual(['client', 'cli_1']));
  it('a noun without a case of its own is its own query', () => expect(touchedBy({ type: 'parcel.sent', subject: 'parcels/1' })).toEqual([['parcel']]));
});
