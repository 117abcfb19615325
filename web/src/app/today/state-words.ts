import type { BookingState } from '@/lib/api/types';

export const stateWords: Record<BookingState, string> = {
  booked: 'booked', arrived: 'waiting', inService: 'in service', completed: 'to pay', cancelled: 'cancelled', noShow: 'no show',
};
