import { isManager } from '@/app/session/queries';
import type { Session } from '@/lib/api/types';
import type { IconName } from '@/lib/ui/icons';

export type Place = {
  to: '/' | '/orders' | '/clients' | '/waitlist' | '/catalogue' | '/gift-cards' | '/team' | '/messages' | '/drawer' | '/pay' | '/settings'; label: string; icon: IconName; more?: boolean;
};

/** Where the rail leads. `more` goes into the menu on a phone. */
export const placesFor = (session: Session): Place[] => [
  { to: '/', label: 'Today', icon: 'today' },
  { to: '/orders', label: 'Sales', icon: 'till' },
  { to: '/clients', label: 'Clients', icon: 'clients' },
  ...(session.permissions.includes('waitlist.read') ? [{ to: '/waitlist', label: 'Waitlist', icon: 'clock', more: true } as const] : []),
  { to: '/drawer', label: 'Drawer', icon: 'drawer', more: true },
  { to: '/catalogue', label: 'Catalogue', icon: 'catalogue', more: true },
  ...(session.permissions.includes('giftCards.read') ? [{ to: '/gift-cards', label: 'Gift cards', icon: 'gift', more: true } as const] : []),
  { to: '/team', label: 'Team', icon: 'team', more: true },
  ...(session.permissions.includes('pay.own') ? [{ to: '/pay', label: isManager(session) ? 'Pay' : 'My pay', icon: 'cash', more: true } as const] : []),
  ...(session.permissions.includes('messages.read') ? [{ to: '/messages', label: 'Messages', icon: 'mail', more: true } as const] : []),
  ...(isManager(session) ? [{ to: '/settings', label: 'Settings', icon: 'settings', more: true } as const] : []),
];
