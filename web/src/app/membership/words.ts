import type { Membership } from '@/lib/api/types';
import { formatDate } from '@/lib/ui/time';

/** How it stands, in the words that the desk would use. */
export function standing(m: Membership): string {
  if (m.state === 'frozen') return `frozen until ${formatDate(m.frozenUntil!)}`;
  if (m.state === 'inArrears') return 'not paid';
  if (m.state === 'cancelled') return `ends on ${formatDate(m.endsOn!)}`;
  if (m.state === 'ended') return 'ended';
  return m.due ? 'to be settled' : `until ${formatDate(m.until)}`;
}

export const toneOf = (m: Membership) => (m.state === 'inArrears' || m.due ? 'amber' : m.state === 'active' ? 'teal' : 'quiet');
