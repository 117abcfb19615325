import type { Fact } from './types';

/** Which cached answers a fact makes stale. Keys are prefixes: ['day'] covers every date. */
export function touchedBy(fact: Pick<Fact, 'type' | 'subject'>): string[][] {
  const noun = fact.type.slice(0, fact.type.indexOf('.'));
  const id = fact.subject.slice(fact.subject.lastIndexOf('/') + 1);
  switch (noun) {
    case 'booking':
      return [['day'], ['week'], ['booking', id], ['bookings'], ['availability'], ['card'], ['timeline'], ['series'], ['party'], ['party-orders']];
    case 'series':
      return [['series', id], ['booking']];
    case 'party':
      return [['party', id], ['booking']];
    case 'waitlist':
      return [['waitlist'], ['day'], ['availability']];
    case 'feed':
      return [['feeds']];
    case 'visitPlan':
      return [['visit-plans']];
    case 'hold':
      return [['availability'], ['day']];
    case 'order':
    case 'payment':
      return [['order'], ['orders'], ['day'], ['week'], ['booking'], ['receipt'], ['card'], ['timeline'], ['shift'], ['gift-card'], ['wallet'], ['party-orders']];
    case 'client':
      return [['clients'], ['client', id], ['card', id], ['timeline', id], ['day']];
    case 'member':
      return [['team'], ['day'], ['week'], ['availability']];
    case 'timeOff':
      return [['time-off'], ['day'], ['availability']];
    case 'room':
      return [['rooms'], ['availability']];
    case 'service':
      return [['services'], ['availability']];
    case 'product':
      return [['products']];
    case 'taxRate':
      return [['tax-rates'], ['services'], ['products']];
    case 'till':
      return [['tills'], ['pin-people'], ['session']];
    case 'shift':
    case 'drawer':
      return [['shifts'], ['shift']];
    case 'visitTerms':
      return [['visit-terms']];
    case 'giftCard':
      return [['gift-cards'], ['gift-card', id]];
    case 'wallet':
    case 'account':
      return [['wallet'], ['card']];
    case 'storedValue':
      return [['stored-value-policy']];
    case 'package':
      return [['packages']];
    case 'pass':
      return [['pass'], ['passes'], ['covers'], ['card'], ['timeline']];
    case 'membershipPlan':
      return [['membership-plans']];
    case 'membership':
      return [['membership'], ['memberships'], ['covers'], ['card'], ['timeline']];
    case 'cardOnFile':
      return [['cards'], ['autopay']];
    case 'autopay':
      return [['autopay'], ['memberships'], ['membership'], ['wallet']];
    case 'loyalty':
      return [['points']];
    case 'programme':
      return [['programme'], ['points']];
    case 'promotion':
      return [['promotions']];
    case 'commissionPlan':
    case 'guarantee':
    case 'payout':
    case 'payExtra':
    case 'tipPool':
    case 'tips':
      return [['pay']];
    case 'business':
      return [['business'], ['session']];
    case 'site':
      return [['sites'], ['session'], ['day'], ['week'], ['availability']];
    case 'message':
      return [['messages'], ['timeline']];
    default:
      // A screen names its queries after the noun that it shows.
      return [[noun]];
  }
}
