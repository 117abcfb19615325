import type { GiftCard, GiftCardActivity } from '@/lib/api/types';

export const stateWords: Record<GiftCard['state'], { words: string; tone: 'teal' | 'amber' | 'quiet' }> = {
  active: { words: 'active', tone: 'teal' }, blocked: { words: 'blocked', tone: 'amber' }, empty: { words: 'used up', tone: 'quiet' }, expired: { words: 'expired', tone: 'quiet' },
};

export const activityWords: Record<GiftCardActivity['kind'], string> = {
  issued: 'Sold', toppedUp: 'Topped up', imported: 'Brought from another system', paid: 'Paid with', refunded: 'Came back from a refund', takenBack: 'Its sale was refunded',
  transferredIn: 'From another card', transferredOut: 'To another card', redeemed: 'Into a wallet', expired: 'Expired', extended: 'Given a later day', blocked: 'Blocked', unblocked: 'Freed',
  codeShown: 'Code shown', sent: 'Sent by e-mail',
};
